#!/bin/sh
# with-wordpress.sh: runs a program beside a throw-away WordPress with the plugin, on loopback.
#
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Usage: with-wordpress.sh UNPACKED PROGRAM [ARGUMENT...]; UNPACKED is what bring.sh made.
# The program finds VOUCH_WORDPRESS (the address) and VOUCH_WORDPRESS_USERS (a file of
# "NAME PASSWORD" lines: application passwords). Its exit code is passed on; 99 where
# WordPress does not come up. Where PHP, MariaDB or WordPress are missing, a plan says so.
set -u
here=$(cd "$(dirname "$0")" && pwd)
plugin=$here/../../data/wordpress/vouch-portal
unpacked=$1/usr/share/wordpress
shift
PATH=$PATH:/usr/sbin

# In the words of the protocol that tests speak.
skip () {
  echo "1..0 # SKIP there is no $1 here"
  exit 0
}

for tool in php mariadbd; do
  command -v $tool >/dev/null || skip $tool
done
php -r 'exit (extension_loaded ("mysqli") ? 0 : 1);' || skip "MySQL for PHP"
[ -d "$unpacked" ] || skip WordPress

run=$(mktemp -d "${TMPDIR:-/tmp}/vouch-wordpress.XXXXXX")
web= database=

clean_up () {
  trap - EXIT INT TERM
  # The web server is a group: its workers outlive a master that is killed alone.
  [ -z "$web" ] || kill -- "-$web" 2>/dev/null
  [ -z "$database" ] || kill "$database" 2>/dev/null
  [ -z "$database" ] || wait "$database" 2>/dev/null
  rm -rf "$run"
}
trap clean_up EXIT
trap 'exit 130' INT TERM

give_up () {
  echo "WordPress does not come up: $1" >&2
  tail -n 20 "$run"/*.log >&2
  exit 99
}

# Usage: wait_for SECONDS COMMAND...
wait_for () {
  tries=$(($1 * 10))
  shift
  until "$@" 2>/dev/null; do
    tries=$((tries - 1))
    [ $tries -gt 0 ] || return 1
    sleep 0.1
  done
}

start_database () {
  # One that starts takes away the temporary tables of all in the same folder.
  mkdir "$run/db" "$run/tmp"
  set -- --no-defaults --user="$(id -un)" --datadir="$run/db" --tmpdir="$run/tmp" --skip-log-bin --skip-name-resolve \
    --innodb-log-file-size=16M --innodb-buffer-pool-size=64M --innodb-flush-log-at-trx-commit="${VOUCH_WORDPRESS_FLUSH:-0}"
  # The server's own set-up program is in a package that brings much more. One statement a line.
  {
    echo 'CREATE DATABASE mysql;'
    echo 'USE mysql;'
    echo 'SET @auth_root_socket=NULL;'
    cat /usr/share/mysql/mysql_system_tables.sql /usr/share/mysql/mysql_system_tables_data.sql
    echo 'CREATE DATABASE wordpress CHARACTER SET utf8mb4;'
  } | mariadbd "$@" --bootstrap >"$run/bootstrap.log" 2>&1 || give_up "the database is not made"
  mariadbd "$@" --socket="$run/db.sock" --skip-networking --performance-schema=OFF \
    </dev/null >"$run/database.log" 2>&1 &
  database=$!
  wait_for 30 php -r 'mysqli_report (0);
    exit (@mysqli_connect ("localhost", "root", "", "wordpress", 0, $argv[1]) ? 0 : 1);' "$run/db.sock" \
    || give_up "the database does not answer"
}

# A copy: through a link WordPress would find the folder that it came from, and read what is there.
lay_out_site () {
  mkdir -p "$run/content/mu-plugins" "$run/content/themes" "$run/content/uploads"
  cp -a "$unpacked" "$run/www"
  cp -a "$run"/www/wp-content/themes/twenty* "$run/content/themes/"
  rm -rf "$run/www/wp-content"
  ln -s ../content "$run/www/wp-content"
  [ "${VOUCH_WORDPRESS_PLUGIN:-yes}" = no ] || {
    cp -a "$plugin" "$run/content/mu-plugins/"
    echo "<?php require __DIR__ . '/vouch-portal/vouch-portal.php';" >"$run/content/mu-plugins/vouch.php"
  }
  sed -e "s|@RUN@|$run|g" -e "s|@PORT@|$port|g" "$here/wp-config.php.in" >"$run/www/wp-config.php"
}

start_web () {
  php "$here/install.php" "$run/www" "$run/users" >"$run/install.log" 2>&1 || give_up "it is not installed"
  PHP_CLI_SERVER_WORKERS=${VOUCH_WORDPRESS_WORKERS:-4} setsid php -d opcache.enable_cli=1 -d display_errors=0 \
    -S "127.0.0.1:$port" -t "$run/www" "$here/router.php" </dev/null >"$run/web.log" 2>&1 &
  web=$!
  wait_for 30 php -r 'exit (@file_get_contents ($argv[1]) === false ? 1 : 0);' "http://127.0.0.1:$port/wp-json/" \
    || give_up "the site does not answer"
}

port=$(php -r 'preg_match ("/\d+$/", stream_socket_get_name (stream_socket_server ("tcp://127.0.0.1:0"), false), $m); echo $m[0];')
lay_out_site
start_database
start_web
VOUCH_WORDPRESS=http://127.0.0.1:$port VOUCH_WORDPRESS_USERS=$run/users VOUCH_WORDPRESS_FOLDER=$run "$@"
code=$?
[ $code = 0 ] || grep -hv Deprecated "$run/debug.log" 2>/dev/null | tail -n 20 >&2
exit $code
