#!/bin/sh
# check-mime.sh: with our type installed, a card's file is known by its name.
# Usage: check-mime.sh TYPES
#
# SPDX-License-Identifier: GPL-3.0-or-later
folder=$(mktemp -d) || exit 1
trap 'rm -rf "$folder"' EXIT
mkdir -p "$folder/mime/packages"
cp "$1" "$folder/mime/packages/" || exit 1
XDG_DATA_DIRS="$folder:${XDG_DATA_DIRS:-/usr/local/share:/usr/share}"
export XDG_DATA_DIRS
update-mime-database "$folder/mime" || exit 1
echo '{}' > "$folder/a name.scorecard"
type=$(XDG_DATA_HOME="$folder/home" gio info -a standard::content-type "$folder/a name.scorecard" | sed -n 's/.*content-type: //p')
[ "$type" = application/vnd.vouch.scorecard+json ] && exit 0
echo "A card's file is taken for: $type"
exit 1
