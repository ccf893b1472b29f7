#!/bin/sh
# keyring.sh: runs a program beside a keyring of its own, which is open, on a bus of its own.
#
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Usage: keyring.sh PROGRAM [ARGUMENT...]; the program's exit code is passed on. Where there
# is no keyring to be had, a plan says so.
set -u

for tool in gnome-keyring-daemon dbus-run-session; do
  command -v $tool >/dev/null || {
    echo "1..0 # SKIP there is no $tool here"
    exit 0
  }
done

if [ "${VOUCH_TEST_KEYRING:-}" != ready ]; then
  folder=$(mktemp -d "${TMPDIR:-/tmp}/vouch-keyring.XXXXXX")
  trap 'rm -rf "$folder"' EXIT
  mkdir -m700 "$folder/run"
  export HOME="$folder" XDG_RUNTIME_DIR="$folder/run" XDG_DATA_HOME="$folder/share" VOUCH_TEST_KEYRING=ready
  unset DISPLAY WAYLAND_DISPLAY
  # What the bus starts writes to standard error, so that standard output is the program's alone.
  dbus-run-session -- sh "$0" "$@" 3>&1 1>&2
  exit $?
fi

# The suppression of libsecret's leaks needs whole stacks.
export ASAN_OPTIONS="${ASAN_OPTIONS:+$ASAN_OPTIONS:}fast_unwind_on_malloc=0"

# It ends with its bus. What is strict with us is not for it.
printf 'secret of the tests' | env -u G_DEBUG -u MALLOC_PERTURB_ -u MALLOC_CHECK_ gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1 || exit 99
"$@" 1>&3 3>&-
