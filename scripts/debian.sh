#!/bin/sh
# Which programs of Debian do the tests need, and are they there? Installs them
# as root on Debian; elsewhere says the one command. Tests that need what is
# missing are skipped with that reason, or fail where CI=true.
set -u
WANTED="dovecot-imapd openssl poppler-utils tesseract-ocr libreoffice-writer-nogui strace chromium chromium-driver fonts-noto-core fonts-noto-cjk"
missing=""
for package in $WANTED; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"
done
[ -z "$missing" ] && exit 0
command="apt-get install -y --no-install-recommends$missing"
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive $command >/dev/null && exit 0
    echo "The packages could not be installed:$missing" >&2
    [ "${CI:-}" = true ] && exit 1
    exit 0
fi
echo "Some tests will be skipped. To run them all: sudo $command"
