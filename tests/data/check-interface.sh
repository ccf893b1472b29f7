#!/bin/sh
# check-interface.sh: every interface file is well-formed, and the bundle names it.
#
# SPDX-License-Identifier: GPL-3.0-or-later
command -v xmllint >/dev/null || { echo "xmllint is not installed"; exit 77; }
cd "$(dirname "$0")/../.." || exit 1
faults=0
for file in $(sh tests/data/list-files.sh | grep -E '^(resources|data)/.*\.(ui|xml|xml\.in|svg)$'); do
  [ -f "$file" ] || continue
  xmllint --noout --nonet "$file" || faults=1
  case $file in
    *.ui)
      name=${file#resources/}
      grep -qF ">$name<" resources/vouch.gresource.xml || { echo "$file is not in the bundle"; faults=1; }
      ;;
  esac
done
exit $faults
