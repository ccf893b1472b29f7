<?php
/**
 * The card in the site's own pages: to be looked at, sorted and taken down there, and written in Vouch.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * @package VouchPortal
 */

namespace Vouch\Portal;

/** Says on the edit screen where the text is edited, and shows what the site has. */
function admin_tell( \WP_Post $post ): void {
	if ( TYPE !== $post->post_type ) {
		return;
	}
	$row = card_of_post( $post->ID );
	echo '<h2>', esc_html( get_the_title( $post ) ), '</h2>';
	echo '<div class="notice notice-info inline"><p>';
	esc_html_e( 'This card is written in Vouch. Open it there to change what it says, and publish it again. Excerpt, categories and tags can be changed here.', 'vouch-portal' );
	echo '</p></div>';
	if ( $row ) {
		/* translators: 1: number of a revision, 2: a long number in letters and digits */
		echo '<p>', esc_html( sprintf( __( 'Revision %1$d, card %2$s.', 'vouch-portal' ), $row->revision, $row->card ) ), '</p>';
	}
	echo '<div class="vouch-card-as-shown">', wp_kses_post( $post->post_content ), '</div>';
}

/** Nothing on that screen writes the text: not even a request that was made by hand. */
function admin_keep_text( array $data, array $sent ): array {
	if ( TYPE !== $data['post_type'] || card_own_change() || empty( $sent['ID'] ) ) {
		return $data;
	}
	$stored = get_post( (int) $sent['ID'] );
	if ( $stored ) {
		$data['post_title']   = wp_slash( $stored->post_title );
		$data['post_content'] = wp_slash( $stored->post_content );
	}
	return $data;
}

/** There is no “Add New”: a card begins in Vouch. */
function admin_hide_new(): void {
	remove_submenu_page( 'edit.php?post_type=' . TYPE, 'post-new.php?post_type=' . TYPE );
}

function admin_start(): void {
	add_action( 'edit_form_after_title', __NAMESPACE__ . '\admin_tell' );
	add_filter( 'wp_insert_post_data', __NAMESPACE__ . '\admin_keep_text', 10, 2 );
	add_action( 'admin_menu', __NAMESPACE__ . '\admin_hide_new' );
	add_filter( 'use_block_editor_for_post_type', fn( $use, $type ) => TYPE === $type ? false : $use, 10, 2 );
}
