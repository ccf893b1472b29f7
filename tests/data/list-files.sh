#!/bin/sh
# list-files.sh: prints the project's files, one a line: what git knows, or what
# a released archive holds.
#
# SPDX-License-Identifier: GPL-3.0-or-later
cd "$(dirname "$0")/../.." || exit 1
git -c safe.directory="*" ls-files --cached --others --exclude-standard 2>/dev/null | grep . && exit
find . -path './_*' -prune -o -path './.git' -prune -o -type f -print | sed 's,^\./,,'
