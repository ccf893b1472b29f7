#!/bin/sh
# run-checker.sh: runs a checker of another project; the test is skipped where it is not installed.
#
# SPDX-License-Identifier: GPL-3.0-or-later
command -v "$1" >/dev/null || { echo "$1 is not installed"; exit 77; }
exec "$@"
