#!/bin/bash
# headless.sh: runs a program under a private X server and session bus, with homes of its own.
#
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Usage: headless.sh PROGRAM [ARGUMENT...]; the program's exit code is passed on.
# xvfb-run looks for a free display by trying, and two runs can meet: -displayfd can't.
set -u
folder=$(mktemp -d "${TMPDIR:-/tmp}/vouch-headless.XXXXXX")
export HOME=$folder XDG_RUNTIME_DIR=$folder/run
export XDG_CONFIG_HOME=$folder/config XDG_DATA_HOME=$folder/share
export XDG_STATE_HOME=$folder/state XDG_CACHE_HOME=$folder/cache VOUCH_TEST_HOMES=$folder
mkdir -p -m700 "$XDG_RUNTIME_DIR" "$XDG_CONFIG_HOME/gtk-4.0" "$XDG_DATA_HOME" "$XDG_STATE_HOME" "$XDG_CACHE_HOME"
printf '[Settings]\ngtk-font-name=Cantarell 11\ngtk-enable-animations=0\ngtk-hint-font-metrics=1\n' \
  > "$XDG_CONFIG_HOME/gtk-4.0/settings.ini"
unset WAYLAND_DISPLAY
mkfifo "$folder/display"
Xvfb -displayfd 3 -screen 0 "${VOUCH_SCREEN:-1280x900x24}" -nolisten tcp -noreset \
  3<>"$folder/display" >/dev/null 2>&1 &
server=$!
trap 'kill $server 2>/dev/null; wait $server 2>/dev/null; rm -rf "$folder"' EXIT
read -r -t 20 number < "$folder/display" || { echo "The X server did not start." >&2; exit 99; }
export GDK_BACKEND=x11 GSK_RENDERER=${GSK_RENDERER:-cairo}
# Without OpenGL a window takes a third of the memory, and Mesa's leaks stay out. GTK
# 4.16 has another word for it, and warns of the old one.
export GDK_DISABLE=${GDK_DISABLE-gl,vulkan}
case $(pkg-config --modversion gtk4 2>/dev/null) in
  4.[0-9].* | 4.1[0-5].*) export GDK_DEBUG=${GDK_DEBUG-gl-disable} ;;
esac
# What the bus starts writes to standard error, so that standard output is the program's alone.
# shellcheck disable=SC2016 # the inner shell expands it
DISPLAY=:$number dbus-run-session -- bash -c 'exec "$@" 1>&9 9>&-' run "$@" 9>&1 1>&2
