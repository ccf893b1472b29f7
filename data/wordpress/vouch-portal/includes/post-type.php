<?php
/**
 * Cards as WordPress knows them: a post type of their own, with the capabilities of posts.
 *
 * They are not in wp/v2: that API would change a card behind its revision.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * @package VouchPortal
 */

namespace Vouch\Portal;

/** Registers the type of cards and the state of those that were withdrawn. */
function post_type_register(): void {
	register_post_type(
		TYPE,
		array(
			'labels'          => array(
				'name'          => __( 'Scorecards', 'vouch-portal' ),
				'singular_name' => __( 'Scorecard', 'vouch-portal' ),
				'edit_item'     => __( 'Scorecard', 'vouch-portal' ),
			),
			'public'          => true,
			'has_archive'     => true,
			'show_in_rest'    => false,
			'menu_icon'       => 'dashicons-clipboard',
			'supports'        => array( 'excerpt', 'author' ),
			'taxonomies'      => array( 'category', 'post_tag' ),
			'rewrite'         => array( 'slug' => 'scorecards' ),
			'capability_type' => 'post',
			'map_meta_cap'    => true,
		)
	);
	register_post_status(
		WITHDRAWN,
		array(
			'label'                     => __( 'Withdrawn', 'vouch-portal' ),
			'public'                    => true,
			'exclude_from_search'       => true,
			'show_in_admin_status_list' => true,
			'show_in_admin_all_list'    => true,
		)
	);
}
