#!/bin/sh
# install.sh: run by `ninja install`; puts citeproc-js beside the module that runs it.
#
# Usage: install.sh FOLDER; where it was not brought, nothing is installed.
#
# SPDX-License-Identifier: GPL-3.0-or-later
file=$MESON_BUILD_ROOT/model/engine/citeproc/citeproc.js
if [ ! -f "$file" ]; then
  echo "citeproc-js is not in the build folder (sh app/run.sh brings it): it is not installed." >&2
  exit 0
fi
mkdir -p "${DESTDIR:-}$1"
cp "$file" "${DESTDIR:-}$1/"
