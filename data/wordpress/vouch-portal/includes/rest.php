<?php
/**
 * The contract's routes and its answers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * @package VouchPortal
 */

namespace Vouch\Portal;

const DEFAULT_PAGE = 100;
const MAX_PAGE     = 500;

/* --- answers --- */

function answer_error( int $status, string $code, string $message, ?object $row = null ): \WP_REST_Response {
	$body = array( 'code' => $code, 'message' => $message );
	return new \WP_REST_Response( $row ? $body + array( 'current' => card_describe( $row ) ) : $body, $status );
}

function answer_missing(): \WP_REST_Response {
	return answer_error( 404, 'not-found', __( 'The portal has no such card.', 'vouch-portal' ) );
}

function answer_changed( object $row ): \WP_REST_Response {
	return answer_error( 412, 'changed', __( 'The card was changed on the portal since.', 'vouch-portal' ), $row );
}

function answer_withdrawn( object $row ): \WP_REST_Response {
	$answer = answer_error( 410, 'withdrawn', __( 'The card was withdrawn from the portal.', 'vouch-portal' ), $row );
	$answer->header( 'ETag', answer_tag( $row ) );
	return $answer;
}

function answer_tag( object $row ): string {
	return '"r' . (int) $row->revision . '"';
}

/** What a write answers; $status is what a job that was done before answered then. */
function answer_receipt( int $code, object $row, bool $is_unchanged, ?string $status = null ): \WP_REST_Response {
	$told   = card_describe( $row );
	$answer = new \WP_REST_Response(
		array(
			'id'        => $told['id'],
			'revision'  => $told['revision'],
			'digest'    => $told['digest'],
			'status'    => $status ?? $told['status'],
			'address'   => $told['address'],
			'unchanged' => $is_unchanged,
		),
		$code
	);
	$answer->header( 'ETag', answer_tag( $row ) );
	if ( 201 === $code ) {
		$answer->header( 'Location', $told['address'] );
	}
	return $answer;
}

/* --- routes --- */

/** The card's UUID from the address: a member of the body with the same name would win over it. */
function route_id( \WP_REST_Request $request ): string {
	return strtolower( $request->get_url_params()['uuid'] );
}

function route_get( \WP_REST_Request $request ): \WP_REST_Response {
	$row = card_find( route_id( $request ) );
	if ( ! $row || ( $row->post && ! current_user_can( 'edit_post', $row->post ) ) ) {
		return answer_missing();
	}
	if ( card_is_withdrawn( $row ) ) {
		return answer_withdrawn( $row );
	}
	$is_known = str_contains( (string) $request->get_header( 'if_none_match' ), answer_tag( $row ) );
	$answer   = new \WP_REST_Response( $is_known ? null : card_describe_whole( $row ), $is_known ? 304 : 200 );
	$answer->header( 'ETag', answer_tag( $row ) );
	return $answer;
}

/** What a request builds on, or the answer that it can't be read. */
function route_condition( \WP_REST_Request $request, $body ) {
	$condition = request_condition( $request, $body );
	return $condition ?? answer_error( 428, 'condition-missing', __( 'Say which revision this builds on: If-Match, If-None-Match or “base”.', 'vouch-portal' ) );
}

function route_write( \WP_REST_Request $request ): \WP_REST_Response {
	$id     = route_id( $request );
	$is_put = 'PUT' === $request->get_method();
	$body   = $is_put || '' !== $request->get_body() ? $request->get_json_params() : null;
	if ( $is_put && ( ! is_array( $body ) || ! str_starts_with( ltrim( $request->get_body() ), '{' ) ) ) {
		return answer_error( 400, 'not-json', __( 'The request can’t be read: it is no JSON object.', 'vouch-portal' ) );
	}
	try {
		$members   = $is_put ? request_members( $id, $body ) : null;
		$condition = route_condition( $request, $body );
		$digest    = request_base_digest( $body );
	} catch ( Unusable $member ) {
		/* translators: %s: the name of a JSON member */
		return answer_error( 400, 'member', sprintf( __( 'The member “%s” is missing, or is not what the portal expects there.', 'vouch-portal' ), $member->getMessage() ) );
	}
	if ( $condition instanceof \WP_REST_Response ) {
		return $condition;
	}
	$reason = ! $is_put && is_array( $body ) && is_string( $body['reason'] ?? null ) ? $body['reason'] : '';
	return write_alone( $id, fn() => $is_put ? write_put( $id, $members, $condition, $digest ) : write_withdraw( $id, $condition, $digest, $reason ) );
}

function route_list( \WP_REST_Request $request ): \WP_REST_Response {
	global $wpdb;
	$page   = max( 1, (int) $request['page'] );
	$a_page = min( MAX_PAGE, max( 1, (int) ( $request['per_page'] ?: DEFAULT_PAGE ) ) );
	$total  = (int) $wpdb->get_var( 'SELECT count(*) FROM ' . table( 'cards' ) );
	$rows   = $wpdb->get_results( $wpdb->prepare( 'SELECT * FROM ' . table( 'cards' ) . ' ORDER BY card LIMIT %d OFFSET %d', $a_page, ( $page - 1 ) * $a_page ) );
	_prime_post_caches( array_filter( array_map( fn( $row ) => (int) $row->post, $rows ) ) );
	$mine   = array_filter( $rows, fn( $row ) => ! $row->post || current_user_can( 'edit_post', $row->post ) );
	$answer = new \WP_REST_Response(
		array(
			'page'  => $page,
			'pages' => (int) ceil( $total / $a_page ),
			'total' => $total,
			'cards' => array_values( array_map( __NAMESPACE__ . '\card_describe', $mine ) ),
		)
	);
	if ( $page * $a_page < $total ) {
		$answer->link_header( 'next', add_query_arg( array( 'page' => $page + 1, 'per_page' => $a_page ), rest_url( NAME . '/cards' ) ) );
	}
	return $answer;
}

/** Tells who is here: WordPress answers the root of a namespace itself, and this is what it answers. */
function rest_tell( \WP_REST_Response $answer, \WP_REST_Request $request ): \WP_REST_Response {
	if ( NAME === trim( $request->get_route(), '/' ) ) {
		$answer->set_data(
			array(
				'name'     => get_bloginfo( 'name' ) ?: 'WordPress',
				'version'  => VERSION,
				'contract' => 1,
				'portal'   => get_option( PORTAL_OPTION ),
				'can'      => array( 'cards', 'drafts', 'dates', 'withdraw', 'pending', 'categories', 'tags', 'base-digest' ),
			)
		);
	}
	return $answer;
}

/** Who may use the contract at all; each card is asked about again. */
function rest_may() {
	return current_user_can( 'edit_posts' ) ?: new \WP_Error( is_user_logged_in() ? 'forbidden' : 'unauthorised', __( 'Sign in as someone who may write posts.', 'vouch-portal' ), array( 'status' => rest_authorization_required_code() ) );
}

/** A wrong password is one, and not a request by nobody: WordPress resolves the user too late to say so. */
function rest_resolve_user( $error ) {
	$route = $GLOBALS['wp']->query_vars['rest_route'] ?? '';
	if ( null === $error && str_starts_with( ltrim( $route, '/' ), NAME ) ) {
		wp_get_current_user();
	}
	return $error;
}

/** A body that was altered on the way is not looked into: what it says is nobody's. */
function rest_check_whole( $answer, $handler, \WP_REST_Request $request ) {
	$is_ours = str_starts_with( ltrim( $request->get_route(), '/' ), NAME );
	return $is_ours && ! request_is_whole( $request )
		? new \WP_Error( 'damaged', __( 'The request was altered on the way: it is not what its digest says.', 'vouch-portal' ), array( 'status' => 400 ) )
		: $answer;
}

/** Says in the contract's words that a body is no JSON. */
function rest_say_no_json( $answer, $handler, \WP_REST_Request $request ) {
	$is_ours = str_starts_with( ltrim( $request->get_route(), '/' ), NAME );
	return $is_ours && is_wp_error( $answer ) && 'rest_invalid_json' === $answer->get_error_code()
		? answer_error( 400, 'not-json', $answer->get_error_message() )
		: $answer;
}

function rest_routes(): void {
	$may = array( 'permission_callback' => __NAMESPACE__ . '\rest_may' );
	register_rest_route( NAME, '/cards', array( $may + array( 'methods' => 'GET', 'callback' => __NAMESPACE__ . '\route_list' ) ) );
	register_rest_route(
		NAME,
		'/cards/(?P<uuid>' . UUID . ')',
		array(
			$may + array( 'methods' => 'GET', 'callback' => __NAMESPACE__ . '\route_get' ),
			$may + array( 'methods' => 'PUT, DELETE', 'callback' => __NAMESPACE__ . '\route_write' ),
		)
	);
}

function rest_start(): void {
	add_action( 'rest_api_init', __NAMESPACE__ . '\rest_routes' );
	add_filter( 'rest_namespace_index', __NAMESPACE__ . '\rest_tell', 10, 2 );
	add_filter( 'rest_request_before_callbacks', __NAMESPACE__ . '\rest_check_whole', 10, 3 );
	add_filter( 'rest_request_after_callbacks', __NAMESPACE__ . '\rest_say_no_json', 10, 3 );
	add_filter( 'rest_authentication_errors', __NAMESPACE__ . '\rest_resolve_user', 1 );
}
