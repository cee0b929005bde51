#!/bin/sh
# Cài những gì một lệnh cần mà pip không cài được: sh scripts/setup.sh browser pdf office java firefox webkit
# Installs what a command needs and pip cannot install; from `office` on they are only for tests, which go on without them.
#
# Each thing is tried, not looked for: an interrupted installation leaves programs that start and do nothing.
set -eu

# The browser without windows: half the work for the machine; not every system has it apart.
LIGHT=chromium-headless-shell

limited() {
    if command -v timeout >/dev/null; then timeout 120 "$@"; else "$@"; fi
}

# The first of these names is the one that tests start, as here (tests/serving.py).
browser() {
    for name in ${CHROMIUM:+"$CHROMIUM"} chromium-headless-shell chromium chromium-browser google-chrome; do
        command -v "$name" >/dev/null || continue
        [ "$(id -u)" -ne 0 ] || set -- --no-sandbox
        case $(limited "$name" "$@" --headless --disable-gpu --user-data-dir="$SCRATCH/browser" --dump-dom \
            'data:text/html,<p>opened' 2>/dev/null) in
            *'<p>opened'*) return 0 ;;
        esac
        return 1
    done
    return 1
}

# macOS has no fontconfig, and its own fonts cover Vietnamese.
font() {
    [ "$(uname)" = Darwin ] || [ -n "$(fc-list :lang=vi family 2>/dev/null)" ]
}

# Writing needs libraries that importing does not.
pango() {
    .venv/bin/python -c 'import weasyprint; weasyprint.HTML(string="<p>&#7871;").write_pdf()' >/dev/null 2>&1
}

liberation() {
    [ -n "$(fc-list 'Liberation Serif:lang=vi' family 2>/dev/null)" ]
}

calc() {
    command -v soffice >/dev/null || return 1
    echo 'a,1' >"$SCRATCH/table.csv"
    rm -f "$SCRATCH/table.xlsx"
    limited soffice "-env:UserInstallation=file://$SCRATCH/office" --headless --convert-to xlsx --outdir "$SCRATCH" \
        "$SCRATCH/table.csv" >/dev/null 2>&1 || true
    [ -s "$SCRATCH/table.xlsx" ]
}

# Word files are read and written by another part of LibreOffice than tables.
writer() {
    command -v soffice >/dev/null || return 1
    echo 'Kế hoạch' >"$SCRATCH/words.txt"
    rm -f "$SCRATCH/words.docx"
    limited soffice "-env:UserInstallation=file://$SCRATCH/office" --headless --convert-to docx --outdir "$SCRATCH" \
        "$SCRATCH/words.txt" >/dev/null 2>&1 || true
    [ -s "$SCRATCH/words.docx" ]
}

# Columns of a workbook are as wide as in Excel only with the letters of Calibri, which Carlito has.
calibri() {
    [ -n "$(fc-list Carlito family 2>/dev/null)" ] || [ -n "$(fc-list Calibri family 2>/dev/null)" ]
}

# The checker of HTML runs on Java 11 or newer: the jar itself is asked, for an old Java has a version too.
java_runs() {
    java -jar .venv/node/node_modules/vnu-jar/build/dist/vnu.jar --version >/dev/null 2>&1
}

# Browsers of other engines open a page as the tests have them open pages.
engine() {
    limited .venv/bin/python -m tests.engines.start "$1" >/dev/null 2>&1
}

# Says which packages a need lacks; nothing when all of it works.
missing() {
    case $1 in
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
            writer || echo libreoffice-writer-nogui
            calibri || echo fontconfig fonts-crosextra-carlito
            ;;
        java) java_runs || echo default-jre-headless ;;
        firefox) engine firefox || echo firefox-esr ;;
        webkit) engine webkit || echo webkit2gtk-driver xvfb ;;
    esac
}

# Does nothing where apt-get is absent or would have to ask for a password. What an interrupted installation left half
# done is finished first, else apt-get refuses everything. Lists of packages are fetched only where those at hand do not
# do; what cannot be had with all the rest must not keep the rest away.
install() {
    command -v apt-get >/dev/null || return 0
    if [ "$(id -u)" -eq 0 ]; then as_root=; elif sudo -n true 2>/dev/null; then as_root='sudo -n'; else return 0; fi
    echo "Đang cài" "$@" "…"
    quietly dpkg --configure -a 2>/dev/null || true
    add "$@" 2>/dev/null && return
    $as_root apt-get -qq update || true
    quietly apt-get -qq install -y --no-remove --fix-broken || true
    add "$@" || for package in "$@"; do add "$package" || other "$package" || true; done
}

# What does not work although it is installed is installed again; nothing that somebody uses is removed for it.
add() {
    quietly apt-get -qq install -y --no-install-recommends --no-remove --reinstall "$@"
}

# The same under another name, or beside what keeps it out.
other() {
    case $1 in
        "$LIGHT") add chromium ;;
        libreoffice-calc-nogui) add libreoffice-calc ;;
        libreoffice-writer-nogui) add libreoffice-writer ;;
    esac
}

quietly() {
    $as_root env DEBIAN_FRONTEND=noninteractive "$@" >/dev/null
}

# Says what to do about a need that is still not met.
advise() {
    case $1 in
        browser)
            cat <<'TEXT'
Không mở được trang nào bằng trình duyệt. Hãy cài (hoặc cài lại) Chromium hoặc Google Chrome (hoặc đặt
CHROMIUM=/đường/dẫn/tới/chrome) và một phông chữ tiếng Việt,
ví dụ: apt-get install --reinstall chromium fonts-noto-core fonts-liberation — rồi chạy lại lệnh.
No page could be opened with a browser. Install (again) Chromium or Google Chrome (or set CHROMIUM=/path/to/chrome)
and a font that covers Vietnamese, for example with the command above, then run the command again.
TEXT
            ;;
        pdf)
            cat <<'TEXT'
Không tạo được PDF. Hãy cài (hoặc cài lại) Pango và phông chữ Liberation Serif, ví dụ: apt-get install --reinstall
libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fontconfig fonts-liberation2 — rồi chạy lại lệnh.
No PDF could be made. Install (again) Pango and the font Liberation Serif, for example with the command above, then
run the command again.
TEXT
            ;;
        office)
            calc || echo "Không mở thử được tệp Excel và CSV bằng LibreOffice; muốn thử: apt-get install --reinstall" \
                "libreoffice-calc-nogui / Files are not tested with LibreOffice; to do so, install it as above."
            writer || echo "Không mở thử được tệp Word, và không đọc được tệp .doc, vì thiếu LibreOffice Writer; cài:" \
                "apt-get install --reinstall libreoffice-writer-nogui / Word files are not tested, and .doc is not read."
            ;;
        java)
            echo "Không soát được HTML bằng Nu HTML Checker vì thiếu Java từ 11 trở lên; muốn soát: apt-get install --reinstall" \
                "default-jre-headless / HTML is not checked: it needs Java 11 or newer; to do so, install it as above."
            ;;
        firefox)
            echo "Không thử được trang bằng Firefox vì nó thiếu hoặc không chạy; muốn thử: apt-get install --reinstall" \
                "firefox-esr / Pages are not tried in Firefox; to do so, install it as above."
            ;;
        webkit)
            echo "Không thử được trang bằng WebKit (Safari dùng) vì nó thiếu hoặc không chạy; muốn thử: apt-get install" \
                "--reinstall webkit2gtk-driver xvfb / Pages are not tried in WebKit; to do so, install it as above."
            ;;
    esac
}

for need in "$@"; do
    case $need in
        browser | pdf | office | java | firefox | webkit) ;;
        *)
            echo "Không biết / unknown: $need; sh scripts/setup.sh browser pdf office java firefox webkit" >&2
            exit 1
            ;;
    esac
done

SCRATCH=$(mktemp -d)
trap 'rm -rf "$SCRATCH"' EXIT
needs=
packages=
for need in "$@"; do
    lacks=$(missing "$need")
    [ -z "$lacks" ] || needs="$needs $need" packages="$packages $lacks"
done
# shellcheck disable=SC2086 # one word is one package
[ -z "$packages" ] || install $packages
status=0
for need in $needs; do
    [ -n "$(missing "$need")" ] || continue
    advise "$need" >&2
    case $need in browser | pdf) status=1 ;; esac
done
exit $status
