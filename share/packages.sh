#!/bin/sh
# SPDX-License-Identifier: ISC
# packages.sh PACKAGE... - installs those Debian packages that are missing; asks nothing.
set -eu

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
