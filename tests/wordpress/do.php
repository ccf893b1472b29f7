<?php
/* do.php: what somebody does on the site's own pages. SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Usage: php do.php WWW version NUMBER | empty | edit CARD | protect CARD | trash CARD | delete CARD | stored CARD | post CARD | uninstall CARD |
 *   posts CARD | post-edit CARD | post-trash CARD | post-delete CARD | titles | clear (the same without the plugin; "posts" prints them) |
 *   keep CARD | put-back CARD | post-keep CARD | post-put-back CARD (as a site does that goes back to its backup) |
 *   browse USER (prints the cookies of a browser that USER has signed in with, and a line with the number
 *   that the form of the authorisation page carries) */

$_SERVER['HTTP_HOST']       = '127.0.0.1';
$_SERVER['REQUEST_METHOD']  = 'GET';
$_SERVER['SERVER_PROTOCOL'] = 'HTTP/1.1';
require $argv[1] . '/wp-load.php';

global $wpdb;
wp_set_current_user( get_user_by( 'login', 'admin' )->ID );
$row = isset( $argv[3] ) && function_exists( 'Vouch\Portal\card_find' ) ? Vouch\Portal\card_find( $argv[3] ) : null;

/** The ordinary posts that show a card, the oldest first. */
function posts_of( string $card ): array {
	global $wpdb;
	$like = '%data-vouch-card="' . $wpdb->esc_like( $card ) . '"%';
	return array_map( 'get_post', $wpdb->get_col( $wpdb->prepare( "SELECT ID FROM $wpdb->posts WHERE post_type = 'post' AND post_content LIKE %s ORDER BY ID", $like ) ) );
}

switch ( $argv[2] ) {
	case 'version':
		echo get_post( (int) $argv[3] )->post_content;
		break;
	case 'post-keep':
		update_option( 'test_kept', array( 'post' => $wpdb->get_row( $wpdb->prepare( "SELECT * FROM $wpdb->posts WHERE ID = %d", posts_of( $argv[3] )[0]->ID ), ARRAY_A ) ), false );
		break;
	case 'keep':
		update_option(
			'test_kept',
			array(
				'row'  => (array) $row,
				'post' => $wpdb->get_row( $wpdb->prepare( "SELECT * FROM $wpdb->posts WHERE ID = %d", $row->post ), ARRAY_A ),
				'meta' => get_post_meta( $row->post ),
				'jobs' => $wpdb->get_col( $wpdb->prepare( 'SELECT job FROM ' . Vouch\Portal\table( 'jobs' ) . ' WHERE card = %s', $argv[3] ) ),
			),
			false
		);
		break;
	case 'put-back':
	case 'post-put-back':
		$kept = get_option( 'test_kept' );
		$wpdb->update( $wpdb->posts, $kept['post'], array( 'ID' => $kept['post']['ID'] ) );
		clean_post_cache( (int) $kept['post']['ID'] );
		if ( isset( $kept['row'] ) ) {
			$wpdb->update( Vouch\Portal\table( 'cards' ), $kept['row'], array( 'card' => $argv[3] ) );
			$wpdb->query( 'DELETE FROM ' . Vouch\Portal\table( 'jobs' ) . " WHERE job NOT IN ( '" . implode( "', '", array_map( 'esc_sql', $kept['jobs'] ) ) . "' )" );
			foreach ( $kept['meta'] as $key => $values ) {
				update_post_meta( $kept['post']['ID'], $key, wp_slash( maybe_unserialize( $values[0] ) ) );
			}
		}
		break;
	case 'posts':
		echo json_encode(
			array_map(
				fn( $post ) => array(
					'id'         => $post->ID,
					'status'     => $post->post_status,
					'title'      => $post->post_title,
					'slug'       => $post->post_name,
					'excerpt'    => $post->post_excerpt,
					'content'    => $post->post_content,
					'date'       => $post->post_date_gmt,
					'categories' => wp_get_post_terms( $post->ID, 'category', array( 'fields' => 'names' ) ),
					'tags'       => wp_get_post_terms( $post->ID, 'post_tag', array( 'fields' => 'names' ) ),
				),
				posts_of( $argv[3] )
			)
		);
		break;
	case 'post-edit':
		$post = posts_of( $argv[3] )[0];
		wp_update_post( wp_slash( array( 'ID' => $post->ID, 'post_content' => str_replace( '</div>', '<p>Added here</p></div>', $post->post_content ) ) ) );
		break;
	case 'post-trash':
		wp_trash_post( posts_of( $argv[3] )[0]->ID );
		break;
	case 'post-delete':
		wp_delete_post( posts_of( $argv[3] )[0]->ID, true );
		break;
	case 'titles':
		echo implode( "\n", wp_list_pluck( get_posts( array( 'post_status' => array_keys( get_post_stati() ), 'numberposts' => -1 ) ), 'post_title' ) );
		break;
	case 'clear':
		foreach ( get_posts( array( 'post_status' => array_keys( get_post_stati() ), 'numberposts' => -1 ) ) as $post ) {
			wp_delete_post( $post->ID, true );
		}
		break;
	case 'empty':
		foreach ( get_posts( array( 'post_type' => Vouch\Portal\TYPE, 'post_status' => array_keys( get_post_stati() ), 'numberposts' => -1 ) ) as $post ) {
			wp_delete_post( $post->ID, true );
		}
		$wpdb->query( 'DELETE FROM ' . Vouch\Portal\table( 'cards' ) );
		$wpdb->query( 'DELETE FROM ' . Vouch\Portal\table( 'jobs' ) );
		break;
	case 'edit':
		wp_update_post( array( 'ID' => $row->post, 'post_excerpt' => 'Edited here', 'post_title' => 'Not from here', 'post_content' => 'Not from here' ) );
		break;
	case 'protect':
		wp_update_post( array( 'ID' => $row->post, 'post_password' => 'secret' ) );
		break;
	case 'trash':
		wp_trash_post( $row->post );
		break;
	case 'delete':
		wp_delete_post( $row->post, true );
		break;
	case 'stored':
		$post = get_post( $row->post );
		echo json_encode( array( 'title' => $post->post_title, 'content' => $post->post_content, 'excerpt' => $post->post_excerpt ) );
		break;
	case 'uninstall':
		define( 'WP_UNINSTALL_PLUGIN', 'vouch-portal/vouch-portal.php' );
		require WP_CONTENT_DIR . '/mu-plugins/vouch-portal/uninstall.php';
		echo json_encode( array( 'post' => get_post_status( $row->post ), 'revision' => (int) Vouch\Portal\card_find( $argv[3] )->revision ) );
		break;
	case 'post':
		echo $row->post;
		break;
	case 'browse':
		$user  = get_user_by( 'login', $argv[3] )->ID;
		$until = time() + 3600;
		$token = WP_Session_Tokens::get_instance( $user )->create( $until );
		$in    = wp_generate_auth_cookie( $user, $until, 'logged_in', $token );
		$_COOKIE[ LOGGED_IN_COOKIE ] = $in;
		wp_set_current_user( $user );
		echo AUTH_COOKIE, '=', wp_generate_auth_cookie( $user, $until, 'auth', $token ), '; ', LOGGED_IN_COOKIE, "=$in\n";
		echo wp_create_nonce( 'authorize_application_password' ), "\n";
		break;
	default:
		exit( 2 );
}
