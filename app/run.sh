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

# Starts the portal on PORT and waits until it has told its address; it fails where the port is taken.
start_portal () {
  : > "$folder/portal.log"
  "$vouch" serve --port="$1" --data="$folder/portal" > "$folder/portal.log" 2>&1 &
  portal=$!
  turns=0
  while [ $turns -lt 100 ]; do
    grep -q "http://" "$folder/portal.log" && kill -0 "$portal" 2>/dev/null && return 0
    kill -0 "$portal" 2>/dev/null || break
    turns=$((turns + 1))
    sleep 0.1
  done
  kill "$portal" 2>/dev/null
  wait "$portal" 2>/dev/null
  portal=
  return 1
}

# A port from the range that nobody is given by default; another one where it is taken.
find_portal () {
  port=$((49152 + $$ % 16000))
  for step in 0 1 2 3 4; do
    start_portal $((port + step * 37)) && address=http://127.0.0.1:$((port + step * 37)) && return 0
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
  find_portal || fail "the portal did not start"
  "$vouch" publish --portal="$address" "$folder/finished.scorecard" || fail "the card was not published"
}

# A bare system has no language set: without one “ ” and … would be printed as "?".
case ${LC_ALL:-${LC_CTYPE:-${LANG:-}}} in
  '' | C | POSIX) export LC_ALL=C.UTF-8 ;;
esac

install_packages data/packages build run || exit 2
build_program || fail "the program was not built"
export GSETTINGS_SCHEMA_DIR="$PWD/$build/data"

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  exec "$vouch" "$draft"
fi
show_without_display
