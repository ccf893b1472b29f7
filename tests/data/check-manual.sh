#!/bin/sh
# check-manual.sh: the manual page is well formed and names exactly the commands that exist.
# Usage: check-manual.sh PAGE PROGRAM
#
# SPDX-License-Identifier: GPL-3.0-or-later
page=$1 program=$2
complaints=$(LC_ALL=C groff -man -ww -z -Tutf8 -K utf8 "$page" 2>&1)
if [ -n "$complaints" ]; then
  echo "$complaints"
  exit 1
fi

known=$("$program" help | awk '$1 == "vouch" { print $2 }' | sort -u)
described=$(sed -n 's/^\.B vouch \([a-z][a-z]*\).*/\1/p; s/^\.BR\{0,1\} "vouch \([a-z][a-z]*\).*/\1/p' "$page" | sort -u)
[ -n "$known" ] || { echo "vouch help names no command"; exit 1; }
[ "$known" = "$described" ] && exit 0
echo "Commands: $known"
echo "In the manual page: $described"
exit 1
