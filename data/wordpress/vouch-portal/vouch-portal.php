<?php
/**
 * Plugin Name: Vouch Portal
 * Description: Takes clinical scorecards from Vouch and shows them. Cards are written in Vouch, not here.
 * Version: 1.1.0
 * Requires at least: 6.1
 * Requires PHP: 8.0
 * License: GPL-3.0-or-later
 * Text Domain: vouch-portal
 *
 * The contract, spoken below the site's REST root:
 *
 *   GET               vouch/v1              name, version, what it can do
 *   GET               vouch/v1/cards        a page of all cards
 *   GET, PUT, DELETE  vouch/v1/cards/UUID   one card
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * @package VouchPortal
 */

namespace Vouch\Portal;

defined( 'ABSPATH' ) || exit;

const VERSION   = '1.1.0';
const NAME      = 'vouch/v1';
const TYPE      = 'vouch_card';
const WITHDRAWN = 'vouch_withdrawn';

require __DIR__ . '/includes/tables.php';
require __DIR__ . '/includes/post-type.php';
require __DIR__ . '/includes/cards.php';
require __DIR__ . '/includes/request.php';
require __DIR__ . '/includes/write.php';
require __DIR__ . '/includes/rest.php';
require __DIR__ . '/includes/page.php';
require __DIR__ . '/includes/admin.php';

add_action(
	'init',
	function () {
		tables_ensure();
		post_type_register();
	}
);
register_activation_hook(
	__FILE__,
	function () {
		tables_ensure();
		post_type_register();
		flush_rewrite_rules();
	}
);
register_deactivation_hook( __FILE__, 'flush_rewrite_rules' );

rest_start();
cards_follow_changes();
page_start();
admin_start();
