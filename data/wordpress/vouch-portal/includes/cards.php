<?php
/**
 * What is known of a card: its row, its post, and how both are told.
 *
 * Every change of the post counts as a revision, whoever makes it, so that nobody publishes over what a
 * colleague has done on the site.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * @package VouchPortal
 */

namespace Vouch\Portal;

/** The row of a card, by its UUID; null where there is none. Who writes keeps others from counting meanwhile. */
function card_find( string $id, bool $is_to_write = false ): ?object {
	global $wpdb;
	$query = $wpdb->prepare( 'SELECT * FROM ' . table( 'cards' ) . ' WHERE card = %s', $id );
	$row   = $wpdb->get_row( $query );
	/* Only what is there: a lock on a row to come would be one on its neighbours, too. */
	return $row && $is_to_write ? $wpdb->get_row( $query . ' FOR UPDATE' ) : $row;
}

/** The row of the card that a post shows. */
function card_of_post( int $post ): ?object {
	global $wpdb;
	return $wpdb->get_row( $wpdb->prepare( 'SELECT * FROM ' . table( 'cards' ) . ' WHERE post = %d', $post ) );
}

/** The post of a card; null where it was deleted for good. */
function card_post( object $row ): ?\WP_Post {
	return $row->post ? get_post( (int) $row->post ) : null;
}

/** Whether readers are told that the card is gone. */
function card_is_withdrawn( object $row ): bool {
	$post = card_post( $row );
	return ! $post || in_array( $post->post_status, array( WITHDRAWN, 'trash' ), true );
}

/** The state in the contract's words. */
function card_status( object $row ): string {
	$post = card_post( $row );
	if ( card_is_withdrawn( $row ) ) {
		return 'withdrawn';
	}
	return in_array( $post->post_status, array( 'publish', 'future', 'pending' ), true ) ? $post->post_status : 'draft';
}

/** A time of WordPress as RFC 3339; a draft's time in UTC is zero in the database, so the local one is asked. */
function card_time( string $local ): string {
	return get_gmt_from_date( $local, 'Y-m-d\TH:i:s\Z' );
}

/** The post's name as it was before it went to the bin. */
function card_slug( \WP_Post $post ): string {
	$kept = get_post_meta( $post->ID, '_wp_desired_post_slug', true );
	return 'trash' === $post->post_status && $kept ? $kept : $post->post_name;
}

/**
 * Title or excerpt as it was sent: for those who may not send HTML, WordPress stores another form of both.
 * What somebody has changed on the site since is told as it is there.
 */
function card_as_sent( \WP_Post $post, string $name ): string {
	$sent = get_post_meta( $post->ID, '_vouch_' . $name, true );
	return is_array( $sent ) && hash_equals( $sent['stored'], md5( $post->{ 'post_' . $name } ) ) ? $sent['sent'] : $post->{ 'post_' . $name };
}

/** Keeps what was sent beside what is stored, where these differ. */
function card_keep_as_sent( \WP_Post $post, array $wanted ): void {
	foreach ( array( 'title', 'excerpt' ) as $name ) {
		$stored = $post->{ 'post_' . $name };
		if ( $stored === $wanted[ $name ] ) {
			delete_post_meta( $post->ID, '_vouch_' . $name );
		} else {
			update_post_meta( $post->ID, '_vouch_' . $name, wp_slash( array( 'sent' => $wanted[ $name ], 'stored' => md5( $stored ) ) ) );
		}
	}
}

/** What lists and "current" tell. */
function card_describe( object $row ): array {
	$post = card_post( $row );
	return array(
		'id'       => $row->card,
		'title'    => $post ? card_as_sent( $post, 'title' ) : '',
		'slug'     => $post ? card_slug( $post ) : '',
		'status'   => card_status( $row ),
		'revision' => (int) $row->revision,
		'digest'   => $row->digest,
		'address'  => $post ? get_permalink( $post ) : home_url( '/' ),
		'modified' => $post ? card_time( $post->post_modified ) : null,
	);
}

/** The names of a card's categories or tags, in their order. */
function card_terms( \WP_Post $post, string $taxonomy ): array {
	$names = wp_get_post_terms( $post->ID, $taxonomy, array( 'fields' => 'names' ) );
	return is_array( $names ) ? array_map( 'wp_specialchars_decode', $names ) : array();
}

/** What a signed-in reader gets of one card: the bytes as they came. */
function card_describe_whole( object $row ): array {
	$post = card_post( $row );
	return card_describe( $row ) + array(
		'date'       => card_time( $post->post_date ),
		'excerpt'    => card_as_sent( $post, 'excerpt' ),
		'categories' => card_terms( $post, 'category' ),
		'tags'       => card_terms( $post, 'post_tag' ),
		'card'       => get_post_meta( $post->ID, '_vouch_card', true ),
		'html'       => get_post_meta( $post->ID, '_vouch_html', true ),
		'jsonld'     => get_post_meta( $post->ID, '_vouch_jsonld', true ),
	);
}

/** Whether the change that is being made is the contract's own, which counts itself. */
function card_own_change( ?bool $is_own = null ): bool {
	static $state = false;
	if ( null !== $is_own ) {
		$state = $is_own;
	}
	return $state;
}

/** Lets the next count of a post pass: it is published because its time has come, by nobody. */
function cards_let_pass( int $post, bool $is_asked = false ): bool {
	static $passing = array();
	$was = $passing[ $post ] ?? false;
	$passing[ $post ] = ! $is_asked && wp_doing_cron();
	return $was;
}

function cards_passes( int $post ): bool {
	return cards_let_pass( $post, true );
}

/** A change on the site makes the next revision. */
function card_count_change( int $post ): void {
	global $wpdb;
	if ( ! card_own_change() && ! cards_passes( $post ) ) {
		$wpdb->query( $wpdb->prepare( 'UPDATE ' . table( 'cards' ) . ' SET revision = revision + 1 WHERE post = %d', $post ) );
	}
}

/** A post that is deleted for good leaves its card's row: the revision must never begin anew. */
function card_forget_post( int $post ): void {
	global $wpdb;
	$wpdb->query( $wpdb->prepare( 'UPDATE ' . table( 'cards' ) . ' SET post = 0, revision = revision + 1 WHERE post = %d', $post ) );
}

/** Counts what is changed on the site's own pages. */
function cards_follow_changes(): void {
	/* A card whose time has come changes nothing that its writer doesn't know. */
	add_action( 'future_to_publish', fn( $post ) => TYPE === $post->post_type && ! card_own_change() && cards_let_pass( $post->ID ) );
	add_action( 'save_post_' . TYPE, __NAMESPACE__ . '\card_count_change', 99 );
	add_action( 'deleted_post', __NAMESPACE__ . '\card_forget_post' );
	add_action(
		'set_object_terms',
		function ( $post, $terms, $ids, $taxonomy, $append, $before ) {
			sort( $ids );
			sort( $before );
			if ( $ids != $before && TYPE === get_post_type( $post ) ) {
				card_count_change( (int) $post );
			}
		},
		10,
		6
	);
}
