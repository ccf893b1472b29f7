#!/bin/sh
# check-potfiles.sh: po/POTFILES.in lists exactly the files with text to translate.
# With --write it is written anew.
#
# SPDX-License-Identifier: GPL-3.0-or-later
cd "$(dirname "$0")/../.." || exit 1

list_translatable () {
  sh tests/data/list-files.sh | grep -E '^(app|data|model|resources|widgets)/' | while read -r file; do
    [ -f "$file" ] || continue
    case $file in
      *.c | *.h) pattern='(^|[^A-Za-z0-9_])(_|N_|C_|NC_|Q_|gettext|ngettext|dngettext|dgettext|g_dgettext|g_dngettext|g_dpgettext2?) *\(' ;;
      *.ui) pattern='translatable="yes"' ;;
      *.desktop.in | *.metainfo.xml.in | *.gschema.xml.in | *.mime.xml.in) pattern=. ;;
      *) continue ;;
    esac
    if grep -qE "$pattern" "$file"; then
      echo "$file"
    fi
  done | LC_ALL=C sort
}

if [ "${1:-}" = --write ]; then
  {
    echo "# Files with text to translate; sh tests/data/check-potfiles.sh --write brings it up to date."
    list_translatable
  } > po/POTFILES.in
  exit
fi

wanted=$(list_translatable)
listed=$(grep -v '^#' po/POTFILES.in | LC_ALL=C sort)
[ "$wanted" = "$listed" ] && exit 0
folder=$(mktemp -d) || exit 1
echo "$wanted" > "$folder/wanted"
echo "$listed" > "$folder/listed"
echo "po/POTFILES.in differs from the files with text to translate."
echo "< is missing there, > has none (sh tests/data/check-potfiles.sh --write mends it):"
diff "$folder/wanted" "$folder/listed" | grep '^[<>]'
rm -rf "$folder"
exit 1
