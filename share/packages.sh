#!/bin/sh
# SPDX-License-Identifier: ISC
# packages.sh [PACKAGE...] - installs the Debian packages that a build needs and those named, where
# they are missing; asks nothing. A library of the Makefile (LIBS, libs_PROGRAM) has its package here.
set -eu
set -- gcc libc6-dev make gettext mandoc bzip2 unicode-data \
	libsqlite3-dev libjansson-dev libutf8proc-dev libcsv-dev libmd-dev \
	libexpat1-dev libxlsxwriter-dev zlib1g-dev libpango1.0-dev fonts-wqy-microhei "$@"

missing=
for package; do
	case $(dpkg-query -W -f '${Status}' "$package" 2>/dev/null) in
	'install ok installed') ;;
	*) missing="$missing $package" ;;
	esac
done
[ -n "$missing" ] || exit 0

as_root=
if [ "$(id -u)" != 0 ]; then
	command -v sudo >/dev/null || {
		echo "packages.sh: cannot install$missing: this needs root or sudo" >&2
		exit 1
	}
	as_root='sudo'
fi

apt() {
	$as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -o Acquire::Retries=3 -o Dpkg::Use-Pty=0 "$@"
}

echo "installing$missing"
apt update >/dev/null
# The names are words of their own.
# shellcheck disable=SC2086
apt install -y --no-install-recommends $missing >/dev/null
