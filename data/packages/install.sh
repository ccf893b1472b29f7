# install.sh: sourced; brings the Debian packages that are not there yet.
#
# SPDX-License-Identifier: GPL-3.0-or-later

# Prints, one a line, what GROUP… lists and this system lacks.
# Usage: missing_packages FOLDER GROUP…
missing_packages () {
  packages_folder=$1
  shift
  for group in "$@"; do
    sed -e '/^#/d' -e '/^[[:space:]]*$/d' "$packages_folder/$group"
  done | while read -r package command; do
    if [ -n "$command" ] && command -v "$command" >/dev/null 2>&1; then
      continue
    fi
    state=$(dpkg-query -W -f '${db:Status-Status}\n' "$package" 2>/dev/null | grep -x installed)
    [ -n "$state" ] || echo "$package"
  done | sort -u
}

# Runs a command as root: as it is, or through sudo.
as_root () {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif command -v sudo >/dev/null 2>&1; then
    sudo "$@"
  else
    echo "Neither root nor sudo: cannot run $1." >&2
    return 1
  fi
}

# Usage: try_packages PACKAGE…
try_packages () {
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=900 \
    -o Dpkg::Use-Pty=0 install --no-install-recommends "$@"
}

# Usage: install_packages FOLDER GROUP…
install_packages () {
  if ! command -v dpkg-query >/dev/null 2>&1; then
    echo "This is no Debian system: what $1 lists is taken to be here." >&2
    return 0
  fi
  missing=$(missing_packages "$@")
  [ -n "$missing" ] || return 0
  # shellcheck disable=SC2086 # one word a package
  set -- $missing
  echo "Installing:" "$@" >&2
  # The lists of a fresh system are empty and those of an old one name packages that are gone.
  if apt-cache policy "$@" 2>/dev/null | grep -q 'Candidate: [^(]' && try_packages "$@" >&2; then
    return 0
  fi
  if as_root apt-get -q -o DPkg::Lock::Timeout=900 update >&2 && try_packages "$@" >&2; then
    return 0
  fi
  echo "These packages could not be installed:" "$@" >&2
  return 1
}
