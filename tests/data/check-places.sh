#!/bin/sh
# check-places.sh: fails where a file names a place that only one machine has: a
# folder of somebody's home, of a build machine, or a registry's address.
#
# SPDX-License-Identifier: GPL-3.0-or-later
cd "$(dirname "$0")/../.." || exit 1
# Each pattern is written so that it does not match itself.
found=$(sh tests/data/list-files.sh | tr '\n' '\0' | xargs -0 grep -IsnE \
    -e '(^|[^A-Za-z0-9_.])/(wor[k]|far[m]|roo[t]|home/[a-z]+|Users/[A-Za-z]+)/' \
    -e 'registry\.(npm[j]s|yarn[p]kg)|"res[o]lved": *"http|pypi\.o[r]g|deb\.deb[i]an\.org' \
    /dev/null)
[ -z "$found" ] && exit 0
echo "Places of one machine:"
echo "$found"
exit 1
