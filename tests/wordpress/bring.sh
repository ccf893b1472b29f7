#!/bin/sh
# bring.sh: unpacks two WordPresses, Debian's and a newer one, into folders of the build.
#
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Usage: bring.sh FOLDER; the newer one goes to FOLDER-newer. Does nothing where they are
# there. Installing Debian's packages would bring a web server too, and each test wants a
# copy of its own anyway.
set -eu

# A package of npm holds whole trees; only this one is taken out of it.
newer=@wp-playground/wordpress-builds@0.9.19
newer_tree=package/src/wordpress/wp-6.5.zip
newer_sum=264f163157658da2a4df8f9979f527fc806fd963039b4a14062ab99e8f44ecd9

# Usage: bring_debian FOLDER
bring_debian () (
  [ -d "$1/usr/share/wordpress/wp-content/themes/twentytwentythree" ] && exit 0
  mkdir -p "$1"
  cd "$1"
  apt-get -q download wordpress wordpress-theme-twentytwentythree
  for package in wordpress*.deb; do
    dpkg-deb -x "$package" .
  done
  rm -f wordpress*.deb
)

# Usage: bring_newer FOLDER; laid out as Debian's
bring_newer () (
  [ -f "$1/usr/share/wordpress/wp-load.php" ] && exit 0
  rm -rf "$1"
  mkdir -p "$1/unpacked"
  cd "$1"
  archive=$(npm pack --silent --ignore-scripts "$newer")
  tar -xzf "$archive" "$newer_tree"
  echo "$newer_sum  $newer_tree" | sha256sum --check --quiet
  python3 -m zipfile -e "$newer_tree" unpacked
  mkdir -p usr/share
  mv unpacked usr/share/wordpress
  rm -rf package "$archive"
)

bring_debian "$1"
bring_newer "$1-newer"
