#!/bin/sh
# bring.sh: unpacks WordPress, from Debian's packages, into a folder of the build.
#
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Usage: bring.sh FOLDER; does nothing where it is there. Installing the packages
# would bring a web server too, and each test wants a copy of its own anyway.
set -eu
folder=$1
[ -d "$folder/usr/share/wordpress/wp-content/themes/twentytwentythree" ] && exit 0
mkdir -p "$folder"
cd "$folder"
apt-get -q download wordpress wordpress-theme-twentytwentythree
for package in wordpress*.deb; do
  dpkg-deb -x "$package" .
done
rm -f wordpress*.deb
