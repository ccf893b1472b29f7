#!/bin/sh
# check-readmes.sh: what a README links to, or names in its tables, is there.
#
# SPDX-License-Identifier: GPL-3.0-or-later
cd "$(dirname "$0")/../.." || exit 1
faults=$(sh tests/data/list-files.sh | grep -E '(^|/)README\.md$' | while read -r page; do
  folder=$(dirname "$page")
  {
    grep -oE '\]\([^)#:]+\)' "$page" | sed 's/^](//; s/)$//'
    # The first cells of tables that name a place; one in capitals stands for many, -word for a sibling.
    sed -n 's/^| \(`[^|]*\) |.*/\1/p' "$page" | grep -oE '`[^`]+`' | tr -d '`' | grep '[./]' | grep -vE '^-|[A-Z]{3}|^README'
  } | while read -r place; do
    [ -e "$folder/$place" ] || find "$folder" -path "*/$place" 2>/dev/null | grep -q . || echo "$page: $place"
  done
done)
[ -z "$faults" ] && exit 0
echo "Named, but not there:"
echo "$faults"
exit 1
