<?php
/**
 * The tables beside WordPress' own: one row a card, so that there is never a second post for it, and one
 * row for each job that was done, so that what is sent twice is done once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * @package VouchPortal
 */

namespace Vouch\Portal;

const TABLES_OPTION  = 'vouch_portal_tables';
const TABLES_VERSION = 1;
const PORTAL_OPTION  = 'vouch_portal_id';

/** The name of a table: "cards" or "jobs". */
function table( string $name ): string {
	global $wpdb;
	return $wpdb->prefix . 'vouch_' . $name;
}

/** Makes the tables where they are missing, also where the plugin was never activated (a must-use one). */
function tables_ensure(): void {
	global $wpdb;

	if ( wp_installing() || (int) get_option( TABLES_OPTION ) === TABLES_VERSION ) {
		return;
	}
	require_once ABSPATH . 'wp-admin/includes/upgrade.php';
	$collate = $wpdb->get_charset_collate();
	dbDelta(
		'CREATE TABLE ' . table( 'cards' ) . " (
			card char(36) CHARACTER SET ascii NOT NULL,
			post bigint(20) unsigned NOT NULL,
			revision bigint(20) unsigned NOT NULL,
			digest varchar(191) NOT NULL,
			PRIMARY KEY  (card),
			KEY post (post)
		) ENGINE=InnoDB $collate;"
	);
	dbDelta(
		'CREATE TABLE ' . table( 'jobs' ) . " (
			card char(36) CHARACTER SET ascii NOT NULL,
			job char(36) CHARACTER SET ascii NOT NULL,
			revision bigint(20) unsigned NOT NULL,
			digest varchar(191) NOT NULL,
			status varchar(20) NOT NULL,
			PRIMARY KEY  (card, job)
		) ENGINE=InnoDB $collate;"
	);
	add_option( PORTAL_OPTION, wp_generate_uuid4() );
	/* Where the database did not let us, it is tried again, and told by each write. */
	if ( $wpdb->get_var( 'SHOW TABLES LIKE "' . table( 'jobs' ) . '"' ) && $wpdb->get_var( 'SHOW TABLES LIKE "' . table( 'cards' ) . '"' ) ) {
		update_option( TABLES_OPTION, TABLES_VERSION );
	}
}
