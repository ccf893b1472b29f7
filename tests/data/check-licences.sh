#!/bin/sh
# check-licences.sh: fails where a source file does not name its licence near its top.
#
# SPDX-License-Identifier: GPL-3.0-or-later
# The style of the published page is left out: it stands in every page as it is.
cd "$(dirname "$0")/../.." || exit 1
bare=$(sh tests/data/list-files.sh | grep -v '^model/exchange/.*\.css$' |
  grep -E '\.(c|h|sh|py|js|css|svg|1|ui|xml|xml\.in)$' | while read -r file; do
  [ ! -f "$file" ] || head -n 24 "$file" | grep -q 'SPDX-License-Identifier: GPL-3.0-or-later' || echo "$file"
done)
[ -z "$bare" ] && exit 0
echo "No licence line in:"
echo "$bare"
exit 1
