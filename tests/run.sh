#!/bin/sh
# run.sh: installs what is missing, builds, and runs every test.
#
# SPDX-License-Identifier: GPL-3.0-or-later
set -u
cd "$(dirname "$0")/.." || exit 2

build=_build
asan=_asan

# shellcheck source=data/packages/install.sh
. data/packages/install.sh
# shellcheck source=data/engines/bring.sh
. data/engines/bring.sh

usage () {
  cat <<TEXT
Usage: sh tests/run.sh [OPTION] [TEST…]

Without an option: every test, then those of the model, the command line and the
portal once more under the address and undefined-behaviour sanitizers.
With names of tests: only these, without sanitizers.

  --quick            every test, without sanitizers
  --sanitize         every test under the sanitizers, widgets and window included
  --valgrind         the model, the command line and the portal under valgrind
  --coverage         every test, then how much of each file they reach
  --fuzz [SECONDS]   each reader of foreign bytes, fed with made-up ones
  --bench [NAME…]    the benchmarks, which print percentiles
  --faults [RUNS]    publishing through a proxy that breaks exchanges; 1000 runs
  --soak [TIMES]     every test again and again, to find what fails now and then
TEXT
}

fail () {
  echo "tests/run.sh: $*" >&2
  exit 2
}

# Usage: configure FOLDER OPTION…
configure () {
  folder=$1
  shift
  [ -f "$folder/build.ninja" ] || meson setup "$folder" "$@" || fail "$folder was not set up"
}

# Usage: build_all FOLDER OPTION…
build_all () {
  configure "$@"
  ninja -C "$1" || fail "$1 was not built"
  # JavaScriptCore stops its threads wherever they are: one that holds a lock of the
  # sanitizer's allocator never goes on. So there references are in the plain form.
  [ "$1" = $asan ] || bring_engines $build "$1"
}

# The checkers of the published page and of SARIF come from npm into the build folder. Where
# they can't be had, their tests are skipped and say so.
bring_tools () {
  sh tests/wordpress/bring.sh $build/tools/wordpress \
    || echo "WordPress could not be brought: its test is skipped." >&2
  cmp -s tests/support/package-lock.json $build/tools/installed && return
  mkdir -p $build/tools
  cp tests/support/package.json tests/support/package-lock.json $build/tools/
  if npm ci --prefix $build/tools --ignore-scripts --no-audit --no-fund --loglevel=error; then
    cp tests/support/package-lock.json $build/tools/installed
  else
    echo "The checkers of the published page and of SARIF could not be brought: their tests are skipped." >&2
  fi
}

# Adds the totals that Meson printed to ours.
add_totals () {
  counts=$(awk '/^(Ok|Expected Fail):/ { passed += $NF }
    /^(Fail|Unexpected Pass|Timeout):/ { failed += $NF }
    /^Skipped:/ { skipped += $NF }
    END { print passed + 0, failed + 0, skipped + 0 }' "$1")
  # shellcheck disable=SC2086 # three numbers
  set -- $counts
  passed=$((passed + $1)) failed=$((failed + $2)) skipped=$((skipped + $3))
}

# Usage: list_failed FOLDER; the names of the tests that failed in the last run.
list_failed () {
  sed -nE 's#^ *[0-9]+/[0-9]+ .* / ([^ ]+) +(FAIL|TIMEOUT|ERROR) .*#\1#p' "$1/tests.log" | sort -u
}

# Usage: keep_failed FOLDER; sets what failed in the last run aside, with the end of what it
# printed, to be said once more at the end: of a long log often only the end is kept.
keep_failed () {
  for name in $(list_failed "$1"); do
    echo "== $1: $name failed"
    awk -v name="$name" '
      /^ *[0-9]+\/[0-9]+ / { inside = index($0, " / " name " ") > 0 }
      inside' "$1/tests.log" | tail -n 60
  done >> "$recap"
}

# What a test may take is meant for a machine that does nothing else.
patience=--timeout-multiplier=3

# Usage: run_tests FOLDER OPTION…; a run that ends badly without a failed test counts as one.
run_tests () {
  folder=$1
  shift
  before=$failed
  { meson test -C "$folder" --no-rebuild --print-errorlogs "$@"; echo $? > "$folder/tests.status"; } \
    | tee "$folder/tests.log"
  add_totals "$folder/tests.log"
  keep_failed "$folder"
  if [ "$(cat "$folder/tests.status")" != 0 ] && [ $failed = $before ]; then
    failed=$((failed + 1))
    echo "== $folder: the run ended badly though no test failed" >> "$recap"
  fi
}

# Usage: sanitizer_broke_off FOLDER TEST; whether in the last run the search for leaks itself
# crashed after TEST had passed, as it does now and then where a thread is just ending.
sanitizer_broke_off () {
  awk -v name="$2" '
    /^ *[0-9]+\/[0-9]+ / { inside = index($0, " / " name " ") > 0; next }
    inside && /LeakSanitizer has encountered a fatal error/ { broke = 1 }
    inside && (/^not ok/ || /ERROR: (Address|Leak)Sanitizer/ || /runtime error:/) { found = 1 }
    END { exit !(broke && !found) }' "$1/tests.log"
}

# Debian's libraries have no frame pointers: only the slow unwinder finds the way from
# them to our code, at ten times the cost of everything. So it is kept for what has
# leaks to be told apart by where they begin, and for another look at what failed.
# Usage: run_sanitized fast|slow OPTION…
run_sanitized () {
  unwinder=$1
  shift
  build_all $asan -Db_sanitize=address,undefined -Db_lundef=false
  slow=detect_leaks=1:fast_unwind_on_malloc=0
  case $unwinder in
    fast) export ASAN_OPTIONS=detect_leaks=1 ;;
    slow) export ASAN_OPTIONS=$slow ;;
  esac
  export UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1
  export LSAN_OPTIONS="suppressions=$PWD/tests/support/lsan.supp:print_suppressions=0"
  run_tests $asan --timeout-multiplier=4 "$@"
  [ "$unwinder" = fast ] || return 0
  for name in $(list_failed $asan); do
    echo "== $name once more, for whole stacks"
    ASAN_OPTIONS=$slow meson test -C $asan --no-rebuild --print-errorlogs --timeout-multiplier=20 "$name" || continue
    sanitizer_broke_off $asan "$name" || continue
    echo "== $name passed: in the first run the search for leaks had crashed, not the test"
    passed=$((passed + 1)) failed=$((failed - 1))
  done
}

run_valgrind () {
  build_all $build
  export G_SLICE=always-malloc
  run_tests $build --suite model --suite app --timeout-multiplier=20 \
    --wrap="valgrind --quiet --error-exitcode=9 --leak-check=full --show-leak-kinds=definite \
--errors-for-leak-kinds=definite --num-callers=30 \
--suppressions=/usr/share/glib-2.0/valgrind/glib.supp"
}

run_coverage () {
  build_all _coverage -Db_coverage=true
  run_tests _coverage
  gcovr -r . _coverage --exclude 'tests/' --exclude '_coverage/'
}

# Usage: run_fuzz SECONDS
run_fuzz () {
  [ -f _fuzz/build.ninja ] || CC=clang meson setup _fuzz -Db_sanitize=address,undefined -Db_lundef=false \
    -Dc_args=-fsanitize=fuzzer-no-link || fail "_fuzz was not set up"
  ninja -C _fuzz fuzzers || fail "the fuzzers were not built"
  for fuzzer in _fuzz/tests/fuzz/fuzz-*; do
    if [ ! -f "$fuzzer" ] || [ ! -x "$fuzzer" ]; then continue; fi
    name=$(basename "$fuzzer")
    mkdir -p "_fuzz/corpus/$name" _fuzz/found
    # An empty dictionary would be refused.
    dictionary=tests/fuzz/${name#fuzz-}.dict
    if [ -f "$dictionary" ]; then dictionary=-dict=$dictionary; else dictionary=-verbosity=1; fi
    echo "== $name for $1 s"
    if "$fuzzer" "$dictionary" -max_total_time="$1" -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 \
      -artifact_prefix="_fuzz/found/$name-" "_fuzz/corpus/$name" tests/fixtures >"_fuzz/$name.log" 2>&1; then
      passed=$((passed + 1))
      grep -E 'number_of_executed_units|new_units_added' "_fuzz/$name.log"
    else
      failed=$((failed + 1))
      grep -avE "^(#[0-9]|[[:space:]]*NEW_|INFO)" "_fuzz/$name.log" | tail -n 60
    fi
  done
}

# The tests bring their own display and bus; those of the person who runs them are left alone.
unset DISPLAY WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS
passed=0 failed=0 skipped=0
recap=$(mktemp) || exit 2
trap 'rm -f "$recap"' EXIT
mode=${1:-all}
case $mode in
  --help | -h) usage; exit 0 ;;
  --quick | --sanitize | --valgrind | --coverage | --fuzz | --bench | --faults | --soak) shift ;;
  --*) usage >&2; exit 2 ;;
  all) ;;
  *) mode=named ;;
esac

install_packages data/packages build run test || exit 2
case $mode in
  --coverage | --fuzz | --valgrind | --bench) install_packages data/packages extra || exit 2 ;;
esac

case $mode in
  all | named | --quick | --bench | --faults | --soak)
    build_all $build
    bring_tools
    ;;
esac
case $mode in
  all)
    run_tests $build $patience
    run_sanitized slow --suite support
    run_sanitized fast --suite model --suite app
    ;;
  named) run_tests $build $patience "$@" ;;
  --quick) run_tests $build $patience ;;
  --sanitize) run_sanitized slow --no-suite data ;;
  --valgrind) run_valgrind ;;
  --coverage) run_coverage ;;
  --fuzz) run_fuzz "${1:-60}" ;;
  --bench) run_tests $build --benchmark --verbose "$@" ;;
  --faults) VOUCH_TEST_FAULT_RUNS=${1:-1000} run_tests $build --timeout-multiplier=60 --verbose outbox-faults ;;
  --soak) run_tests $build --repeat="${1:-20}" ;;
esac

cat "$recap"
echo "$passed passed, $failed failed, $skipped skipped"
[ $failed = 0 ]
