#!/bin/sh
# check-metainfo.sh: a software centre takes what we say of the program.
# Usage: check-metainfo.sh FILE
#
# SPDX-License-Identifier: GPL-3.0-or-later
command -v appstreamcli >/dev/null || { echo "appstreamcli is not installed"; exit 77; }
# The project has no site yet. Debian 13 warns of it; Debian 12 does not know the word.
case $(appstreamcli --version) in
  *' 0.'*) exec appstreamcli validate --no-net --explain "$1" ;;
  *) exec appstreamcli validate --no-net --explain --override=url-homepage-missing=info "$1" ;;
esac
