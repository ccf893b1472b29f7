<?php
/**
 * Decides what a request does to a card, and writes it: one writer a card, all of it or nothing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * @package VouchPortal
 */

namespace Vouch\Portal;

const LOCK_SECONDS = 10;

/**
 * Runs $write alone for this card, in one transaction.
 *
 * @return \WP_REST_Response What $write answers; 503 where another writer does not come to an end.
 */
function write_alone( string $id, callable $write ): \WP_REST_Response {
	global $wpdb;
	$lock = 'vouch_' . md5( DB_NAME . $wpdb->prefix . $id );

	if ( '1' !== $wpdb->get_var( $wpdb->prepare( 'SELECT GET_LOCK(%s, %d)', $lock, LOCK_SECONDS ) ) ) {
		$busy = answer_error( 503, 'busy', __( 'The card is being written.', 'vouch-portal' ) );
		$busy->header( 'Retry-After', '2' );
		return $busy;
	}
	$wpdb->query( 'START TRANSACTION' );
	card_own_change( true );
	try {
		$answer  = $write();
		$is_good = $answer->get_status() < 300;
	} catch ( \RuntimeException $error ) {
		$answer = answer_error( 500, 'storage', $error->getMessage() );
	} finally {
		card_own_change( false );
		$wpdb->query( ! empty( $is_good ) ? 'COMMIT' : 'ROLLBACK' );
		if ( empty( $is_good ) ) {
			write_forget_caches( $id );
		}
		$wpdb->query( $wpdb->prepare( 'DO RELEASE_LOCK(%s)', $lock ) );
	}
	return $answer;
}

/** After a rollback: what the object cache took for true is not. */
function write_forget_caches( string $id ): void {
	$row = card_find( $id );
	if ( $row && $row->post ) {
		clean_post_cache( (int) $row->post );
	}
	wp_cache_flush_runtime();
}

/** The job that is asked for, where it was done before. */
function write_find_job( string $id, string $job ): ?object {
	global $wpdb;
	return $wpdb->get_row( $wpdb->prepare( 'SELECT * FROM ' . table( 'jobs' ) . ' WHERE card = %s AND job = %s', $id, $job ) );
}

/** A job that was done answers as it did then, whatever came after it. */
function write_answer_job( object $row, object $job, array $wanted ): \WP_REST_Response {
	if ( $job->digest !== $wanted['digest'] ) {
		return answer_error( 400, 'job', __( 'This job has sent something else before.', 'vouch-portal' ) );
	}
	$then           = clone $row;
	$then->revision = $job->revision;
	$then->digest   = $job->digest;
	return answer_receipt( 200, $then, false, $job->status );
}

/** What the site has; the members of a PUT that are absent take these values. */
function write_current( ?object $row ): array {
	$post = $row ? card_post( $row ) : null;
	if ( ! $post ) {
		return array( 'status' => 'draft', 'categories' => array(), 'tags' => array(), 'excerpt' => '', 'jsonld' => '', 'slug' => '', 'date' => '', 'title' => '', 'html' => '', 'card' => '', 'digest' => '' );
	}
	return array(
		'status'     => card_is_withdrawn( $row ) ? 'draft' : ( 'future' === $post->post_status ? 'publish' : $post->post_status ),
		'digest'     => $row->digest,
		'title'      => card_as_sent( $post, 'title' ),
		'slug'       => card_slug( $post ),
		'excerpt'    => card_is_withdrawn( $row ) ? '' : card_as_sent( $post, 'excerpt' ),
		'date'       => 'draft' === $post->post_status && '0000-00-00 00:00:00' === $post->post_date_gmt ? '' : $post->post_date,
		'categories' => card_terms( $post, 'category' ),
		'tags'       => card_terms( $post, 'post_tag' ),
		'html'       => get_post_meta( $post->ID, '_vouch_html', true ),
		'jsonld'     => get_post_meta( $post->ID, '_vouch_jsonld', true ),
		'card'       => get_post_meta( $post->ID, '_vouch_card', true ),
	);
}

/** Whether nothing would be different. Names of terms have no order. */
function write_is_same( array $wanted, array $current ): bool {
	foreach ( array( 'categories', 'tags' ) as $name ) {
		sort( $wanted[ $name ] );
		sort( $current[ $name ] );
	}
	foreach ( $current as $name => $value ) {
		if ( $wanted[ $name ] !== $value ) {
			return false;
		}
	}
	return true;
}

/** Whether the user may change the card; what was withdrawn had been published. */
function write_may_edit( object $row ): bool {
	$post = card_post( $row );
	return ! $post
		|| ( current_user_can( 'edit_post', $post->ID )
			&& ( WITHDRAWN !== $post->post_status || current_user_can( 'edit_published_posts' ) ) );
}

/** Why the user may not do this with a card that he may change; null where he may. */
function write_refusal( array $wanted ): ?\WP_REST_Response {
	if ( 'publish' === $wanted['status'] && ! current_user_can( 'publish_posts' ) ) {
		return answer_error( 403, 'forbidden', __( 'You may send drafts and cards for review, and not publish.', 'vouch-portal' ) );
	}
	return null;
}

/**
 * The ids of terms by name; those that are missing are made where the user may.
 *
 * @throws \DomainException Where he may not.
 */
function write_term_ids( array $names, string $taxonomy ): array {
	$ids = array();
	foreach ( $names as $name ) {
		$found = get_term_by( 'name', $name, $taxonomy );
		if ( ! $found && ! current_user_can( get_taxonomy( $taxonomy )->cap->edit_terms ) ) {
			throw new \DomainException( $name );
		}
		$made  = $found ? null : wp_insert_term( wp_slash( $name ), $taxonomy );
		$ids[] = $found ? $found->term_id : ( is_wp_error( $made ) ? (int) $made->get_error_data() : $made['term_id'] );
	}
	return array_filter( $ids );
}

/**
 * What WordPress or the database answered, where it is an answer.
 *
 * @throws \RuntimeException Where it is none.
 */
function write_need( $answer ) {
	global $wpdb;
	if ( is_wp_error( $answer ) || false === $answer || 0 === $answer ) {
		throw new \RuntimeException( is_wp_error( $answer ) ? $answer->get_error_message() : $wpdb->last_error );
	}
	return $answer;
}

/** Writes the post and all that hangs on it. */
function write_post( ?object $row, array $wanted ): int {
	$old  = $row ? card_post( $row ) : null;
	$post = array(
		'post_type'    => TYPE,
		'post_title'   => $wanted['title'],
		'post_content' => $wanted['html'],
		'post_excerpt' => $wanted['excerpt'],
		'post_status'  => $wanted['status'],
		'post_name'    => $wanted['slug'],
		'meta_input'   => array(
			'_vouch_card'   => $wanted['card'],
			'_vouch_html'   => $wanted['html'],
			'_vouch_jsonld' => $wanted['jsonld'],
		),
	);
	if ( $wanted['date'] ) {
		$post += array( 'post_date' => $wanted['date'], 'post_date_gmt' => get_gmt_from_date( $wanted['date'] ), 'edit_date' => true );
	}
	if ( $old ) {
		$post += array( 'ID' => $old->ID, 'post_author' => $old->post_author );
	}
	/* An update keeps what the contract does not speak of: a password, whether there are comments. */
	$id = write_need( $old ? wp_update_post( wp_slash( $post ), true ) : wp_insert_post( wp_slash( $post ), true ) );
	card_keep_as_sent( get_post( $id ), $wanted );
	wp_set_object_terms( $id, write_term_ids( $wanted['categories'], 'category' ), 'category' );
	wp_set_object_terms( $id, write_term_ids( $wanted['tags'], 'post_tag' ), 'post_tag' );
	return $id;
}

/** Writes the card's row with its next revision, and the job that made it. */
function write_row( string $id, int $post, int $revision, array $wanted, bool $is_new ): object {
	global $wpdb;
	$row = array( 'card' => $id, 'post' => $post, 'revision' => $revision, 'digest' => $wanted['digest'] );

	write_need( $is_new ? $wpdb->insert( table( 'cards' ), $row ) : $wpdb->update( table( 'cards' ), $row, array( 'card' => $id ) ) );
	$row = (object) $row;
	write_job( $row, $wanted );
	return $row;
}

function write_job( object $row, array $wanted ): void {
	global $wpdb;
	write_need(
		$wpdb->insert(
			table( 'jobs' ),
			array(
				'card'     => $row->card,
				'job'      => $wanted['job'],
				'revision' => $row->revision,
				'digest'   => $wanted['digest'],
				'status'   => card_status( $row ),
			)
		)
	);
}

/**
 * Whether the card is what a request builds on. A site that was put back from a backup gives its numbers out again: what a
 * revision holds tells it from another one of the same number.
 */
function write_is_base( object $row, int $condition, ?string $digest ): bool {
	return (int) $row->revision === $condition
		&& ( null === $digest || hash_equals( card_is_withdrawn( $row ) ? '' : $row->digest, $digest ) );
}

/** Puts a card, within write_alone(). */
function write_put( string $id, array $request, int $condition, ?string $digest ): \WP_REST_Response {
	$row = card_find( $id, true );
	if ( $row && ! write_may_edit( $row ) ) {
		return answer_error( 403, 'forbidden', __( 'You may not change this card.', 'vouch-portal' ) );
	}
	if ( ! $row && 0 !== $condition ) {
		return answer_error( 412, 'changed', __( 'The portal has no such card to build on.', 'vouch-portal' ) );
	}
	$job = $row ? write_find_job( $id, $request['job'] ) : null;
	if ( $job ) {
		return write_answer_job( $row, $job, $request );
	}
	if ( $row && ! write_is_base( $row, $condition, $digest ) ) {
		return answer_changed( $row );
	}
	$current        = write_current( $row );
	$wanted         = array_merge( $current, array_filter( $request, fn( $value ) => null !== $value ) );
	$wanted['slug'] = sanitize_title( $wanted['slug'] ?: $wanted['title'] ) ?: 'card-' . substr( $id, 0, 8 );
	$refusal        = write_refusal( $wanted );
	if ( $refusal ) {
		return $refusal;
	}
	if ( $row && ! card_is_withdrawn( $row ) && write_is_same( $wanted, $current ) ) {
		write_job( $row, $wanted );
		return answer_receipt( 200, $row, true );
	}
	try {
		$post = write_post( $row, $wanted );
		$made = write_row( $id, $post, ( $row ? (int) $row->revision : 0 ) + 1, $wanted, ! $row );
	} catch ( \DomainException $name ) {
		return answer_error( 403, 'forbidden', sprintf( /* translators: %s: a category or tag */ __( 'You may not make “%s”, which is no category or tag yet.', 'vouch-portal' ), $name->getMessage() ) );
	}
	return answer_receipt( $row ? 200 : 201, $made, false );
}

/** Withdraws a card, within write_alone(): its content goes, its address says that it is gone, and why: that takes the excerpt's place. */
function write_withdraw( string $id, int $condition, ?string $digest, string $reason ): \WP_REST_Response {
	global $wpdb;
	$row = card_find( $id, true );

	if ( ! $row ) {
		return answer_missing();
	}
	if ( $row->post && ! current_user_can( 'delete_post', $row->post ) ) {
		return answer_error( 403, 'forbidden', __( 'You may not withdraw this card.', 'vouch-portal' ) );
	}
	if ( card_is_withdrawn( $row ) ) {
		return answer_withdrawn( $row );
	}
	if ( ! write_is_base( $row, $condition, $digest ) ) {
		return answer_changed( $row );
	}
	/* Of what was never published nobody has to learn that it is gone, nor what it was called. */
	$status = '0000-00-00 00:00:00' === card_post( $row )->post_date_gmt ? 'trash' : WITHDRAWN;
	write_need( wp_update_post( array( 'ID' => (int) $row->post, 'post_status' => $status, 'post_content' => '', 'post_excerpt' => wp_slash( sanitize_textarea_field( $reason ) ) ), true ) );
	foreach ( array( '_vouch_card', '_vouch_html', '_vouch_jsonld' ) as $key ) {
		delete_post_meta( (int) $row->post, $key );
	}
	++$row->revision;
	write_need( $wpdb->update( table( 'cards' ), array( 'revision' => $row->revision ), array( 'card' => $id ) ) );
	return answer_receipt( 200, $row, false );
}
