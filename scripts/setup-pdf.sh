#!/bin/sh
# PDF cần thư viện Pango và phông chữ Liberation Serif, có đủ dấu tiếng Việt.
# PDFs need the library Pango and the font Liberation Serif, which covers Vietnamese.
set -eu

library() {
    .venv/bin/python -c 'import weasyprint' >/dev/null 2>&1
}

font() {
    [ -n "$(fc-list 'Liberation Serif:lang=vi' family 2>/dev/null)" ]
}

missing() {
    library || echo libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
    font || echo fontconfig fonts-liberation2
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
library && font && exit
cat >&2 <<'TEXT'
Hãy cài Pango và phông chữ Liberation Serif, ví dụ:
apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fontconfig fonts-liberation2 — rồi chạy lại lệnh.
Install Pango and the font Liberation Serif, for example with the command above, then run the command again.
TEXT
exit 1
