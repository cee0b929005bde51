#!/bin/sh
# Kiểm thử cần một trình duyệt Chromium và một phông chữ có đủ dấu tiếng Việt.
# Tests need a Chromium browser and a font that covers Vietnamese.
set -eu

browser() {
    for name in ${CHROMIUM:+"$CHROMIUM"} chromium chromium-browser google-chrome; do
        "$name" --version >/dev/null 2>&1 && return
    done
    return 1
}

# macOS has no fontconfig, and its own fonts cover Vietnamese.
font() {
    [ "$(uname)" = Darwin ] || [ -n "$(fc-list :lang=vi family 2>/dev/null)" ]
}

missing() {
    browser || echo chromium
    font || echo fontconfig fonts-liberation fonts-noto-core
}

# Does nothing where apt-get is absent or would have to ask for a password.
install() {
    command -v apt-get >/dev/null || return 0
    if [ "$(id -u)" -eq 0 ]; then as_root=; elif sudo -n true 2>/dev/null; then as_root='sudo -n'; else return 0; fi
    echo "Đang cài" "$@" "…"
    $as_root apt-get -qq update || true
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "$@" >/dev/null || true
}

packages=$(missing)
[ -z "$packages" ] && exit
# shellcheck disable=SC2086 # one word is one package
install $packages
browser && font && exit
cat >&2 <<'TEXT'
Hãy cài Chromium hoặc Google Chrome (hoặc đặt CHROMIUM=/đường/dẫn/tới/chrome) và một phông chữ tiếng Việt,
ví dụ: apt-get install chromium fonts-noto-core fonts-liberation — rồi chạy lại lệnh.
Install Chromium or Google Chrome (or set CHROMIUM=/path/to/chrome) and a font that covers Vietnamese,
for example: apt-get install chromium fonts-noto-core fonts-liberation — then run the command again.
TEXT
exit 1
