#!/bin/sh
# check-packages.sh: the helper behind both commands installs what is missing and nothing else.
#
# The package tools are stand-ins that write down what they were asked. The fake
# system has "here"; "new" can be installed, "late" only after the lists are brought
# up to date, "never" not at all.
#
# SPDX-License-Identifier: GPL-3.0-or-later
set -u
cd "$(dirname "$0")/../.." || exit 1
folder=$(mktemp -d) || exit 1
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/bin"

stand_in () {
  { echo '#!/bin/sh'; cat; } > "$folder/bin/$1"
  chmod +x "$folder/bin/$1"
}

stand_in dpkg-query <<'TOOL'
for name; do :; done
[ "$name" = here ] && echo installed
TOOL
stand_in apt-cache <<'TOOL'
shift
for name; do
  [ "$name" = new ] && printf '%s:\n  Candidate: 1.0\n' "$name" || printf '%s:\n  Candidate: (none)\n' "$name"
done
TOOL
stand_in apt-get <<TOOL
echo "apt-get \$*" | sed 's/ -[^ ]*\( [^ =]*=[^ ]*\)\{0,1\}//g' >> "$folder/asked"
case "\$*" in
  *update*) touch "$folder/updated" ;;
  *never*) exit 100 ;;
  *late*) [ -e "$folder/updated" ] || exit 100 ;;
esac
TOOL
stand_in id <<TOOL
cat "$folder/who"
TOOL
stand_in sudo <<TOOL
echo sudo >> "$folder/asked"
exec "\$@"
TOOL

faults=0
# Usage: try NAME USER LIST EXPECTED-STATUS EXPECTED-CALLS; LIST and calls with ";" for line ends
try () {
  rm -f "$folder/asked" "$folder/updated"
  : > "$folder/asked"
  echo "$2" > "$folder/who"
  echo "$3" | tr ';' '\n' > "$folder/group"
  (PATH=$folder/bin:$PATH && . data/packages/install.sh && install_packages "$folder" group) >/dev/null 2>&1
  status=$?
  calls=$(tr '\n' ';' < "$folder/asked")
  if [ $status != "$4" ] || [ "$calls" != "$5" ]; then
    echo "$1: ended with $status and asked: $calls"
    faults=$((faults + 1))
  fi
}

try "nothing is missing" 0 "# a comment;;here" 0 ""
try "a command does as well" 0 "new sh;here" 0 ""
try "one is missing" 0 "here;new" 0 "apt-get install new;"
try "the command is missing too" 0 "new no-such-command" 0 "apt-get install new;"
try "the lists are old" 0 "late" 0 "apt-get update;apt-get install late;"
try "one of two is only in newer lists" 0 "late;new" 0 "apt-get install late new;apt-get update;apt-get install late new;"
try "no root" 1000 "new" 0 "sudo;apt-get install new;"
try "it cannot be had" 0 "never" 1 "apt-get update;apt-get install never;"
exit $faults
