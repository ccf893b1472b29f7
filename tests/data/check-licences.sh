#!/bin/sh
# check-licences.sh: fails where a source file does not name its licence near its top.
#
# SPDX-License-Identifier: GPL-3.0-or-later
# The style of the published page is left out: it stands in every page as it is.
cd "$(dirname "$0")/../.." || exit 1
# One process reads the heads of all files: one a file took a minute.
bare=$(sh tests/data/list-files.sh | grep -v '^model/exchange/.*\.css$' |
  grep -E '\.(c|h|sh|py|js|css|svg|1|ui|xml|xml\.in)$' |
  while read -r file; do [ ! -f "$file" ] || echo "$file"; done |
  tr '\n' '\0' | xargs -0 awk '
    FNR > 24 { nextfile }
    /SPDX-License-Identifier: GPL-3\.0-or-later/ { good[FILENAME] = 1; nextfile }
    END { for (i = 1; i < ARGC; i++) if (!(ARGV[i] in good)) print ARGV[i] }')
[ -z "$bare" ] && exit 0
echo "No licence line in:"
echo "$bare"
exit 1
