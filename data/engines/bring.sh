# shellcheck shell=sh
# bring.sh: sourced; brings what the program uses and what is no Debian package.
#
# citeproc-js (AGPL-3.0-or-later) formats references. It comes from npm, at the version
# and checksum of package-lock.json, and is laid beside the module that runs it, without
# its comments and what Vouch never calls (lean.mjs). Without it references appear in a plain
# form, and everything else works.
#
# SPDX-License-Identifier: GPL-3.0-or-later

citeproc_file=citeproc_commonjs.js
citeproc_sum=55abba1a8b8b48c14323fd053f9646013b4b7a0c977938064ecf5195a502b9f1
lean_file=citeproc.js
lean_sum=179beb36cfe716df5d8c42740d73253a7409d7f132e767eb79d4c401a5309b9a

# Usage: is_known SUM FILE; whether it is there, and the one that we know.
is_known () {
  [ -f "$2" ] && echo "$1  $2" | sha256sum -c --status -
}

# Usage: fetch_citeproc BUILD; through npm into BUILD/engines.
fetch_citeproc () {
  mkdir -p "$1/engines" || return 1
  cp data/engines/package.json data/engines/package-lock.json "$1/engines/" || return 1
  npm ci --prefix "$1/engines" --ignore-scripts --no-audit --no-fund --loglevel=error >&2
}

# Usage: bring_engines BUILD [OTHER-BUILD…]; says what it could not bring, and goes on.
bring_engines () {
  fetched="$1/engines/node_modules/citeproc/$citeproc_file"
  lean="$1/engines/$lean_file"
  if ! is_known "$citeproc_sum" "$fetched"; then
    fetch_citeproc "$1"
  fi
  if is_known "$citeproc_sum" "$fetched" && ! is_known "$lean_sum" "$lean"; then
    node data/engines/lean.mjs "$fetched" "$lean" >&2
  fi
  if ! is_known "$lean_sum" "$lean"; then
    echo "citeproc-js could not be brought: references will appear in a plain form." >&2
    return 0
  fi
  for engines_build in "$@"; do
    is_known "$lean_sum" "$engines_build/model/engine/citeproc/$lean_file" && continue
    mkdir -p "$engines_build/model/engine/citeproc"
    cp "$lean" "$engines_build/model/engine/citeproc/"
  done
}
