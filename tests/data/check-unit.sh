#!/bin/sh
# check-unit.sh: systemd takes the portal's service as it stands.
# Usage: check-unit.sh UNIT PROGRAM
#
# SPDX-License-Identifier: GPL-3.0-or-later
command -v systemd-analyze >/dev/null || { echo "systemd is not installed"; exit 77; }
folder=$(mktemp -d) || exit 1
trap 'rm -rf "$folder"' EXIT
# It looks for the program, which is not installed yet.
sed "s|^ExecStart=[^ ]*|ExecStart=$(realpath "$2")|" "$1" >"$folder/vouch-portal.service"
export XDG_RUNTIME_DIR="$folder" HOME="$folder"
systemd-analyze --user --man=no verify "$folder/vouch-portal.service" >"$folder/said" 2>&1
code=$?
# Other units of this system may have their faults.
grep -F vouch-portal "$folder/said" && exit 1
exit $code
