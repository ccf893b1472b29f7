<?php
/* trouble.php: a plugin that does to stock WordPress what happens there. SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each file beside it named after a trouble brings that about; "once-" before it, one time only. */

namespace Vouch\Trouble;

function has( string $name ): bool {
	if ( file_exists( __DIR__ . "/once-$name" ) ) {
		return unlink( __DIR__ . "/once-$name" );
	}
	return file_exists( __DIR__ . "/$name" );
}

/* A search that finds nothing, as some plugins for searching answer. */
add_filter(
	'posts_pre_query',
	fn( $posts, $query ) => $query->get( 's' ) && has( 'blind' ) ? array() : $posts,
	10,
	2
);
/* The answer gets lost after all has been written. */
add_action(
	'rest_after_insert_post',
	function () {
		if ( has( 'mute' ) ) {
			exit;
		}
	}
);
/* Another program's post of the same card comes right after ours, and its program does not see ours. */
add_action(
	'rest_after_insert_post',
	function ( $post ) {
		if ( has( 'twin' ) ) {
			$text = preg_replace( '/(data-vouch-mark="r1 )[^ ]+/', '${1}11111111-1111-4111-8111-111111111111', $post->post_content );
			wp_insert_post( wp_slash( array( 'post_title' => $post->post_title, 'post_status' => 'publish', 'post_content' => $text ) ) );
		}
	}
);
/* A plugin that makes a copy of each new post, as some do for another language. */
add_action(
	'rest_after_insert_post',
	function ( $post ) {
		if ( has( 'copy' ) ) {
			wp_insert_post( wp_slash( array( 'post_title' => $post->post_title, 'post_status' => 'draft', 'post_content' => $post->post_content ) ) );
		}
	}
);
/* A colleague saves the post after it was looked at, and before it is written. */
add_filter(
	'rest_pre_dispatch',
	function ( $result, $server, $request ) {
		$is_update = 'POST' === $request->get_method() && preg_match( '#^/wp/v2/posts/(\d+)$#', $request->get_route(), $found );
		if ( $is_update && has( 'colleague' ) ) {
			$post = get_post( (int) $found[1] );
			wp_update_post( wp_slash( array( 'ID' => $post->ID, 'post_content' => str_replace( '</div>', '<p>A colleague was here</p></div>', $post->post_content ) ) ) );
		}
		return $result;
	},
	10,
	3
);
/* A server that lets no post be deleted. */
add_filter(
	'rest_pre_dispatch',
	fn( $result, $server, $request ) => 'DELETE' === $request->get_method() && has( 'keep' ) ? new \WP_Error( 'no', 'No', array( 'status' => 403 ) ) : $result,
	10,
	3
);
/* A proxy that takes away headers that it does not know. */
add_filter(
	'rest_post_dispatch',
	function ( $response ) {
		if ( has( 'uncounted' ) ) {
			$headers = $response->get_headers();
			unset( $headers['X-WP-Total'] );
			$response->set_headers( $headers );
		}
		return $response;
	}
);
/* A plugin that takes away attributes that it does not know. */
add_filter( 'content_save_pre', fn( $text ) => has( 'strip' ) ? preg_replace( '/ data-vouch-[a-z]+=\\\\?"[^"]*"/', '', $text ) : $text );
/* A plugin that has an opinion about each post's text. */
add_filter( 'content_save_pre', fn( $text ) => has( 'tidy' ) ? str_replace( 'tidied', 'tidier', $text ) : $text );
