#!/bin/bash
# bench-portal.sh: the embedded portal beside nginx (pages) and WordPress (cards), one client for all.
#
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Usage: bench-portal.sh VOUCH WORDPRESS; WORDPRESS is what tests/wordpress/bring.sh made. On a busy
# machine run it under `chrt -f 10`.
set -u
vouch=$1 wordpress=$2
here=$(cd "$(dirname "$0")" && pwd)
PATH=$PATH:/usr/sbin
seconds=${VOUCH_BENCH_SECONDS:-4}
clients=16

for tool in wrk nginx curl; do
  command -v $tool >/dev/null || { echo "There is no $tool here."; exit 77; }
done

run=$(mktemp -d "${TMPDIR:-/tmp}/vouch-bench.XXXXXX")
# As root, nginx reads its pages as somebody else.
chmod 711 "$run"
portal= web=
clean_up () {
  trap - EXIT INT TERM
  [ -z "$portal" ] || kill "$portal" 2>/dev/null
  [ -z "$web" ] || kill "$web" 2>/dev/null
  wait 2>/dev/null
  rm -rf "$run"
}
trap clean_up EXIT
trap 'exit 130' INT TERM
fail () { echo "bench-portal: $*" >&2; exit 1; }

export XDG_DATA_HOME=$run/data XDG_STATE_HOME=$run/state XDG_CONFIG_HOME=$run/config XDG_CACHE_HOME=$run/cache

# Usage: wait_for COMMAND...
wait_for () {
  for _ in $(seq 100); do "$@" >/dev/null 2>&1 && return; sleep 0.1; done
  fail "nothing answers: $*"
}

# Usage: rate WRK-ARGUMENT...; requests a second. None may fail.
rate () {
  wrk -t1 -c$clients -d"${seconds}s" "$@" >"$run/wrk" 2>&1 || fail "$(cat "$run/wrk")"
  if grep -q 'Non-2xx' "$run/wrk"; then fail "$(cat "$run/wrk")"; fi
  awk '/^Requests\/sec:/ { print $2 }' "$run/wrk"
}

# Usage: tell NAME VALUE GOAL UNIT; a goal with "<" is the most, any other the least.
tell () {
  awk -v name="$1" -v value="$2" -v least="$3" -v unit="$4" 'BEGIN {
    good = substr(least, 1, 1) == "<" ? value < substr(least, 2) : value >= least
    printf "%-44s %10.2f %s   goal %s   %s\n", name, value, unit, least, good ? "met" : "NOT MET" }'
}

# --- the portal, with one card ---

start_portal () {
  # A password for a run of minutes, on loopback, is no secret.
  VOUCH_PORTAL_USER=bench VOUCH_PORTAL_PASSWORD=bench "$vouch" serve --port=0 --accounts --data="$run/portal" \
    >"$run/portal.log" 2>&1 &
  portal=$!
  wait_for grep -q '^Listening on ' "$run/portal.log"
  root=$(sed -n 's/^Listening on //p' "$run/portal.log")
}

auth="Basic $(printf bench:bench | base64)"
card=0b1f0a52-6c6e-4b0d-9a44-0c3f6b6f9d01

# What the window would send for the finished sample, made by the program itself.
make_body () {
  "$vouch" export --to=html "$here/../../data/samples/finished.scorecard" -o "$run/page.html" || fail "no page"
  python3 - "$here/../../data/samples/finished.scorecard" "$run/page.html" "$run/body" <<'PYTHON'
import json, re, sys
card = json.load(open(sys.argv[1]))
page = open(sys.argv[2]).read()
html = re.search(r'<article.*</article>', page, re.S).group(0)
jsonld = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.S)
card['id'] = '@ID@'
body = {'job': '@ID@', 'base': None, 'status': 'publish', 'digest': '0' * 64, 'title': '@ID@ ' + card['title'],
        'card': json.dumps(card, ensure_ascii=False), 'html': html, 'jsonld': jsonld.group(1) if jsonld else '{}'}
open(sys.argv[3], 'w').write(json.dumps(body, ensure_ascii=False))
PYTHON
  sed "s/@ID@/$card/g" "$run/body" >"$run/one"
}

# Usage: put_one ROOT AUTHORISATION
put_one () {
  curl -sf -o "$run/receipt" -X PUT -H "Authorization: $2" -H 'Content-Type: application/json' -H 'If-None-Match: *' \
    --data-binary "@$run/one" "$1vouch/v1/cards/$card" || fail "a card is refused: $(cat "$run/receipt")"
}

# --- pages, beside nginx ---

start_nginx () {
  mkdir -p "$run/www"
  curl -sf "$address" >"$run/www/page.html" || fail "no page"
  port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
  cat >"$run/nginx.conf" <<CONF
worker_processes 1; daemon off; pid $run/nginx.pid; error_log $run/nginx.log;
events { worker_connections 512; }
http {
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000000;
  types { text/html html; } charset utf-8;
  client_body_temp_path $run/b; proxy_temp_path $run/p; fastcgi_temp_path $run/f; uwsgi_temp_path $run/u;
  scgi_temp_path $run/s;
  server { listen 127.0.0.1:$port; root $run/www; etag on; open_file_cache max=100; }
}
CONF
  nginx -e "$run/nginx.log" -c "$run/nginx.conf" &
  web=$!
  wait_for curl -sf "http://127.0.0.1:$port/page.html"
}

memory () { awk '/^VmRSS/ { printf "%.1f", $2 / 1024 }' "/proc/$portal/status"; }

start_portal
make_body
put_one "$root" "$auth"
address=$(python3 -c 'import json, sys; print(json.load(open(sys.argv[1]))["address"])' "$run/receipt")
start_nginx
echo "A card's page of $(wc -c <"$run/www/page.html") bytes, a PUT of $(wc -c <"$run/one") bytes, $clients clients"
for round in 1 2; do
  rate "$address" >"$run/ours"
  rate "http://127.0.0.1:$port/page.html" >"$run/theirs"
  printf 'pages a second: portal %s, nginx %s\n' "$(cat "$run/ours")" "$(cat "$run/theirs")"
  tell "pages, of nginx's rate" "$(awk -v a="$(cat "$run/ours")" -v b="$(cat "$run/theirs")" 'BEGIN { print a / b }')" 0.5 times
done
kill "$web" && wait "$web" 2>/dev/null
web=

# --- memory ---

requests=0
while [ $requests -lt 100000 ]; do
  rate "$address" >/dev/null
  requests=$((requests + $(awk '/ requests in / { print $1 }' "$run/wrk")))
done
tell "memory after $requests requests" "$(memory)" "<60" MB

# --- cards, beside WordPress ---

rate -s "$here/bench-portal.lua" "$root" -- "$run/body" "$auth" /vouch/v1/cards/ >"$run/ours"
echo "cards a second: portal $(cat "$run/ours")"
tell "memory after the cards" "$(memory)" "<60" MB
kill "$portal" && wait "$portal" 2>/dev/null
portal=

export run seconds clients here
cat >"$run/wordpress.sh" <<'INNER'
set -- $(grep ^editor "$VOUCH_WORDPRESS_USERS")
auth="Basic $(printf %s "$1:$2" | base64 -w0)"
wrk -t1 -c$clients -d"$((seconds * 2))s" -s "$here/bench-portal.lua" "$VOUCH_WORDPRESS" -- "$run/body" "$auth" \
  /wp-json/vouch/v1/cards/
INNER
# On the disk before it is acknowledged, as ours is.
VOUCH_WORDPRESS_FLUSH=1 VOUCH_WORDPRESS_WORKERS=$clients \
  sh "$here/../wordpress/with-wordpress.sh" "$wordpress" sh "$run/wordpress.sh" >"$run/wrk" 2>&1
theirs=$(awk '/^Requests\/sec:/ { print $2 }' "$run/wrk")
[ -n "$theirs" ] || { cat "$run/wrk"; exit 77; }
echo "cards a second: WordPress $theirs"
tell "cards, of WordPress's rate" "$(awk -v a="$(cat "$run/ours")" -v b="$theirs" 'BEGIN { print a / b }')" 20 times
