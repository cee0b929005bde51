#!/bin/sh
# Cài những gì một lệnh cần mà pip không cài được: sh scripts/setup.sh browser pdf office java
# Installs what a command needs and pip cannot install; `office` and `java` are only for tests, which go on without them.
set -eu

# The browser without windows: half the work for the machine; not every system has it apart.
LIGHT=chromium-headless-shell

browser() {
    for name in ${CHROMIUM:+"$CHROMIUM"} chromium-headless-shell chromium chromium-browser google-chrome; do
        "$name" --version >/dev/null 2>&1 && return
    done
    return 1
}

# macOS has no fontconfig, and its own fonts cover Vietnamese.
font() {
    [ "$(uname)" = Darwin ] || [ -n "$(fc-list :lang=vi family 2>/dev/null)" ]
}

pango() {
    .venv/bin/python -c 'import weasyprint' >/dev/null 2>&1
}

liberation() {
    [ -n "$(fc-list 'Liberation Serif:lang=vi' family 2>/dev/null)" ]
}

calc() {
    command -v soffice >/dev/null
}

# Columns of a workbook are as wide as in Excel only with the letters of Calibri, which Carlito has.
calibri() {
    [ -n "$(fc-list Carlito family 2>/dev/null)" ] || [ -n "$(fc-list Calibri family 2>/dev/null)" ]
}

# The checker of HTML runs on Java 11 or newer: the jar itself is asked, for an old Java has a version too.
java_runs() {
    java -jar .venv/node/node_modules/vnu-jar/build/dist/vnu.jar --version >/dev/null 2>&1
}

missing() {
    for need in "$@"; do
        case $need in
            browser)
                browser || echo "$LIGHT"
                font || echo fontconfig fonts-liberation fonts-noto-core
                ;;
            pdf)
                pango || echo libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
                liberation || echo fontconfig fonts-liberation2
                ;;
            office)
                calc || echo libreoffice-calc-nogui
                calibri || echo fontconfig fonts-crosextra-carlito
                ;;
            java) java_runs || echo default-jre-headless ;;
        esac
    done
}

# Does nothing where apt-get is absent or would have to ask for a password. Lists of packages are fetched only where
# those at hand do not do; what cannot be had with all the rest must not keep the rest away.
install() {
    command -v apt-get >/dev/null || return 0
    if [ "$(id -u)" -eq 0 ]; then as_root=; elif sudo -n true 2>/dev/null; then as_root='sudo -n'; else return 0; fi
    echo "Đang cài" "$@" "…"
    add "$@" 2>/dev/null && return
    $as_root apt-get -qq update || true
    add "$@" || for package in "$@"; do add "$package" || [ "$package" != "$LIGHT" ] || add chromium || true; done
}

add() {
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "$@" >/dev/null
}

# Says what is still missing and what to do about it.
check() {
    case $1 in
        browser)
            browser && font && return
            cat <<'TEXT'
Hãy cài Chromium hoặc Google Chrome (hoặc đặt CHROMIUM=/đường/dẫn/tới/chrome) và một phông chữ tiếng Việt,
ví dụ: apt-get install chromium fonts-noto-core fonts-liberation — rồi chạy lại lệnh.
Install Chromium or Google Chrome (or set CHROMIUM=/path/to/chrome) and a font that covers Vietnamese,
for example: apt-get install chromium fonts-noto-core fonts-liberation — then run the command again.
TEXT
            ;;
        pdf)
            pango && liberation && return
            cat <<'TEXT'
Hãy cài Pango và phông chữ Liberation Serif, ví dụ:
apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fontconfig fonts-liberation2 — rồi chạy lại lệnh.
Install Pango and the font Liberation Serif, for example with the command above, then run the command again.
TEXT
            ;;
        office)
            calc || echo "Không mở thử được tệp Excel và CSV bằng LibreOffice; muốn thử: apt-get install" \
                "libreoffice-calc-nogui / Files are not tested with LibreOffice; to do so, install it as above."
            return 0
            ;;
        java)
            java_runs || echo "Không soát được HTML bằng Nu HTML Checker vì thiếu Java từ 11 trở lên; muốn soát: apt-get install" \
                "default-jre-headless / HTML is not checked: it needs Java 11 or newer; to do so, install it as above."
            return 0
            ;;
        *) echo "Không biết / unknown: $1; sh scripts/setup.sh browser pdf office java" ;;
    esac
    return 1
}

packages=$(missing "$@")
# shellcheck disable=SC2086 # one word is one package
[ -z "$packages" ] || install $packages
status=0
for need in "$@"; do
    check "$need" >&2 || status=1
done
exit $status
