<?php
/**
 * Reads what a request says: its members and the revision that it builds on.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * @package VouchPortal
 */

namespace Vouch\Portal;

const MAX_TEXT = 2000;
const UUID     = '[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}';

/** A request that can't be used; the message says which member. */
class Unusable extends \Exception {}

/** A text member; null where it is absent. */
function member_text( array $body, string $name, bool $is_required, int $most = MAX_TEXT ): ?string {
	$value = $body[ $name ] ?? null;
	if ( null === $value && ! $is_required ) {
		return null;
	}
	if ( ! is_string( $value ) || strlen( $value ) > $most || ( $is_required && '' === $value ) || str_contains( $value, "\0" ) ) {
		throw new Unusable( $name );
	}
	return $value;
}

/** A list of texts; null where it is absent. */
function member_texts( array $body, string $name ): ?array {
	$value = $body[ $name ] ?? null;
	if ( null === $value ) {
		return null;
	}
	if ( ! is_array( $value ) || ! array_is_list_( $value ) || array_filter( $value, fn( $one ) => ! is_string( $one ) ) ) {
		throw new Unusable( $name );
	}
	return $value;
}

/** PHP 8.0 has no array_is_list(). */
function array_is_list_( array $value ): bool {
	return array_keys( $value ) === array_keys( array_keys( $value ) );
}

/** A day, or a time with its zone, as WordPress' local time; null where it is absent. */
function member_date( array $body ): ?string {
	$text = member_text( $body, 'date', false );
	if ( null === $text ) {
		return null;
	}
	if ( ! preg_match( '/^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d)?)?$/', $text ) ) {
		throw new Unusable( 'date' );
	}
	try {
		/* A day is a day where the site is. */
		$zone = str_contains( $text, 'T' ) ? new \DateTimeZone( 'UTC' ) : wp_timezone();
		$time = new \DateTimeImmutable( $text, $zone );
	} catch ( \Exception $error ) {
		throw new Unusable( 'date' );
	}
	return get_date_from_gmt( gmdate( 'Y-m-d H:i:s', $time->getTimestamp() ) );
}

/** The description for machines, as text; it comes as an object or as its text. */
function member_jsonld( array $body ): ?string {
	$value = $body['jsonld'] ?? null;
	if ( null === $value ) {
		return null;
	}
	$text = is_string( $value ) ? $value : wp_json_encode( $value, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE );
	if ( ! is_array( json_decode( $text, true ) ) ) {
		throw new Unusable( 'jsonld' );
	}
	return $text;
}

/** The card's text, as it came; it is read once to see that it is this card. */
function member_card( array $body, string $id ): string {
	$text = member_text( $body, 'card', true, PHP_INT_MAX );
	$card = json_decode( $text, true );
	if ( ! is_array( $card ) || ! is_string( $card['id'] ?? null ) || strtolower( $card['id'] ) !== $id ) {
		throw new Unusable( 'card' );
	}
	return $text;
}

/** All members of a PUT; absent ones are null. */
function request_members( string $id, array $body ): array {
	$job    = member_text( $body, 'job', true );
	$status = member_text( $body, 'status', false );
	if ( ! preg_match( '/^' . UUID . '$/', $job ) ) {
		throw new Unusable( 'job' );
	}
	if ( null !== $status && ! in_array( $status, array( 'publish', 'draft', 'pending' ), true ) ) {
		throw new Unusable( 'status' );
	}
	return array(
		'job'        => strtolower( $job ),
		'status'     => $status,
		'digest'     => member_text( $body, 'digest', true, 191 ),
		'title'      => member_text( $body, 'title', true ),
		'slug'       => member_text( $body, 'slug', false, 200 ),
		'excerpt'    => member_text( $body, 'excerpt', false, PHP_INT_MAX ),
		'date'       => member_date( $body ),
		'categories' => member_texts( $body, 'categories' ),
		'tags'       => member_texts( $body, 'tags' ),
		'html'       => member_text( $body, 'html', true, PHP_INT_MAX ),
		'jsonld'     => member_jsonld( $body ),
		'card'       => member_card( $body, $id ),
	);
}

/** Whether a body came as it was sent (RFC 9530). Without the header, or with sums that are not ours, nobody knows. */
function request_is_whole( \WP_REST_Request $request ): bool {
	$header = (string) $request->get_header( 'content_digest' );
	return ! preg_match( '/(?:^|,)\s*sha-256=:([^:]*):/i', $header, $found )
		|| hash_equals( base64_encode( hash( 'sha256', $request->get_body(), true ) ), $found[1] );
}

/** "rN" as servers and proxies on the way may have altered it; 0 where it is not readable. */
function revision_of_tag( string $tag ): int {
	return preg_match( '/^(?:W\/)?"?r([1-9]\d{0,17})(?:-gzip)?"?$/', trim( $tag ), $found ) ? (int) $found[1] : 0;
}

/** The revision that the headers name: 0 for a card that must be new, null where they say nothing. */
function request_header_revision( \WP_REST_Request $request ): ?int {
	$match = $request->get_header( 'if_match' );
	if ( null !== $match ) {
		return revision_of_tag( $match ) ?: null;
	}
	return '*' === $request->get_header( 'if_none_match' ) ? 0 : null;
}

/** The revision that "base" names, which is there for proxies that alter headers. */
function request_base_revision( $body ): ?int {
	if ( ! is_array( $body ) || ! array_key_exists( 'base', $body ) ) {
		return null;
	}
	if ( null !== $body['base'] && ( ! is_int( $body['base'] ) || $body['base'] < 1 ) ) {
		throw new Unusable( 'base' );
	}
	return (int) $body['base'];
}

/**
 * What that revision holds, as "base-digest" says it: '' for one that was withdrawn, of which nothing is left; null where
 * a request does not say.
 */
function request_base_digest( $body ): ?string {
	if ( ! is_array( $body ) || ! array_key_exists( 'base-digest', $body ) ) {
		return null;
	}
	return null === $body['base-digest'] ? '' : member_text( $body, 'base-digest', true, 191 );
}

/** What a request builds on: 0 = there must be no card yet; null = it does not say. */
function request_condition( \WP_REST_Request $request, $body ): ?int {
	$header = request_header_revision( $request );
	$base   = request_base_revision( $body );
	if ( null !== $header && null !== $base && $header !== $base ) {
		throw new Unusable( 'base' );
	}
	return $header ?? $base;
}
