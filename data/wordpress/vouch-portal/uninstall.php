<?php
/**
 * When the plugin is deleted: what was published stays, what only the plugin needs goes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * @package VouchPortal
 */

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

global $wpdb;

/* The cards' rows stay too: a plugin that comes back must go on counting their revisions. */
$wpdb->query( 'DROP TABLE IF EXISTS ' . $wpdb->prefix . 'vouch_jobs' );
delete_option( 'vouch_portal_tables' );
