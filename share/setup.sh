#!/bin/sh
# SPDX-License-Identifier: ISC
# setup.sh - from a bare Debian 12 to a working crm: packages, build, and a tour of the main job.
set -eu
cd "$(dirname "$0")/.."

sh share/packages.sh

echo 'building'
make -s -j "$(nproc)"

sh share/demo/tour.sh
echo
echo "The programs are in $PWD/build/bin; 'make install' puts them into /usr/local."
