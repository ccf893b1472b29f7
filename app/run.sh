#!/bin/sh
# run.sh: installs what is missing, builds, and shows the program on the seed draft.
#
# With a display the window opens. Without one the same is done by the command
# line: import, check, and publish a finished card to a portal of its own.
#
# SPDX-License-Identifier: GPL-3.0-or-later
set -u
cd "$(dirname "$0")/.." || exit 2

build=_build
vouch=$build/app/vouch
draft=data/samples/scorecard-generative-ai-psychiatry.txt
finished=data/samples/finished.scorecard

# shellcheck source=data/packages/install.sh
. data/packages/install.sh
# shellcheck source=data/engines/bring.sh
. data/engines/bring.sh

fail () {
  echo "app/run.sh: $*" >&2
  exit 2
}

build_program () {
  if [ ! -f $build/build.ninja ]; then
    meson setup $build || return 1
  fi
  ninja -C $build program
}

# Ends the portal and takes the folder away, whatever happened.
clean_up () {
  [ -z "$portal" ] || kill "$portal" 2>/dev/null
  [ -z "$portal" ] || wait "$portal" 2>/dev/null
  portal=
  [ -z "$folder" ] || rm -rf "$folder"
}

# Starts a portal on a port that is free, and waits until it has told its address.
start_portal () {
  "$vouch" serve --port=0 --data="$folder/portal" > "$folder/portal.log" 2>&1 &
  portal=$!
  for tenths in 1 1 2 3 4 5 6 7 8 9; do
    address=$(sed -n 's/^Listening on //p' "$folder/portal.log")
    [ -z "$address" ] || return 0
    kill -0 "$portal" 2>/dev/null || break
    sleep "0.$tenths"
  done
  cat "$folder/portal.log" >&2
  return 1
}

# The state folder is a fresh one: the demonstration meets neither the user's
# portal nor the user's settings.
show_without_display () {
  folder=$(mktemp -d) || fail "no folder for temporary files"
  portal=
  trap clean_up EXIT
  trap 'exit 130' INT TERM
  export XDG_STATE_HOME="$folder/state" XDG_DATA_HOME="$folder/share" \
    XDG_CONFIG_HOME="$folder/config" XDG_CACHE_HOME="$folder/cache" GSETTINGS_BACKEND=memory
  mkdir -p "$XDG_STATE_HOME" "$XDG_DATA_HOME" "$XDG_CONFIG_HOME" "$XDG_CACHE_HOME"

  echo "== Importing $draft"
  "$vouch" import "$draft" -o "$folder/draft.scorecard" || fail "the draft was not imported"

  echo "== Checking it: a draft is not fit to publish, so the answer is no"
  "$vouch" check "$folder/draft.scorecard"
  [ $? = 1 ] || fail "the draft was not checked"

  echo "== Publishing $finished to a portal of its own"
  cp "$finished" "$folder/finished.scorecard" || fail "there is no finished sample"
  start_portal || fail "the portal did not start"
  "$vouch" publish --portal="$address" "$folder/finished.scorecard" || fail "the card was not published"
}

# A bare system has no language set: without one “ ” and … would be printed as "?".
case ${LC_ALL:-${LC_CTYPE:-${LANG:-}}} in
  '' | C | POSIX) export LC_ALL=C.UTF-8 ;;
esac

install_packages data/packages build run || exit 2
build_program || fail "the program was not built"
bring_engines $build
export GSETTINGS_SCHEMA_DIR="$PWD/$build/data"

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  exec "$vouch" "$draft"
fi
show_without_display
