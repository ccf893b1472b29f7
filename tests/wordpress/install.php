<?php
/* install.php: sets the site up with a user of each role. SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Usage: php install.php WWW USERS; writes a line "NAME PASSWORD" for each into the file USERS. */

define( 'WP_INSTALLING', true );
$_SERVER['HTTP_HOST']       = '127.0.0.1';
$_SERVER['REQUEST_METHOD']  = 'GET';
$_SERVER['SERVER_PROTOCOL'] = 'HTTP/1.1';
require $argv[1] . '/wp-load.php';

/* Before WordPress' own: nobody gets mail. */
function wp_new_blog_notification() {}

require_once ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install( 'Test site', 'admin', 'admin@example.org', false, '', wp_generate_password() );
$wp_rewrite->set_permalink_structure( getenv( 'VOUCH_WORDPRESS_PLAIN' ) ? '' : '/%postname%/' );

$lines = '';
foreach ( array( 'admin', 'editor', 'author', 'contributor', 'subscriber' ) as $name ) {
	$user = get_user_by( 'login', $name );
	$id   = $user ? $user->ID : wp_insert_user(
		array( 'user_login' => $name, 'user_pass' => wp_generate_password(), 'user_email' => "$name@example.org", 'role' => $name )
	);
	$made = is_wp_error( $id ) ? $id : WP_Application_Passwords::create_new_application_password( $id, array( 'name' => 'tests' ) );
	if ( is_wp_error( $made ) ) {
		fwrite( STDERR, $made->get_error_message() . "\n" );
		exit( 1 );
	}
	$lines .= "$name {$made[0]}\n";
}
file_put_contents( $argv[2], $lines );
