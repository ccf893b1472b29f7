<?php
/**
 * What readers see: the card as it was sent, its description for machines, and a page that says so where
 * a card was withdrawn.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * @package VouchPortal
 */

namespace Vouch\Portal;

/** Whether the content that is being filtered is a card's. */
function page_is_card(): bool {
	return TYPE === get_post_type();
}

/** First of all filters: none of them, shortcodes least of all, gets the card's text. */
function page_hold_content( $content ) {
	return page_is_card() ? '' : $content;
}

/** Why a card was withdrawn, where that was said. */
function page_reason( \WP_Post $post ): string {
	/* translators: %s: why a scorecard was withdrawn */
	return '' === $post->post_excerpt ? '' : '<p>' . esc_html( sprintf( __( 'Reason: %s', 'vouch-portal' ), $post->post_excerpt ) ) . '</p>';
}

/** Last of all filters: the card as it is stored, then what others add below every post. */
function page_show_content( $content ) {
	if ( ! page_is_card() ) {
		return $content;
	}
	$post = get_post();
	if ( post_password_required( $post ) ) {
		return get_the_password_form( $post );
	}
	$card = WITHDRAWN === $post->post_status
		? '<p>' . esc_html__( 'This scorecard was withdrawn by its publisher.', 'vouch-portal' ) . '</p>' . page_reason( $post )
		: $post->post_content;
	return $card . $content;
}

/** Whether this is the page of one card, with the card on it: that has its title itself. */
function page_has_card(): bool {
	return is_singular( TYPE ) && WITHDRAWN !== get_post_status( get_queried_object_id() ) && ! post_password_required( get_queried_object() );
}

/** A theme prints the title of each post above it: here it would stand there twice. Titles elsewhere, as in menus, stay. */
function page_hold_title( $title, $id = 0 ) {
	return page_has_card() && in_the_loop() && is_main_query() && (int) $id === get_queried_object_id() ? '' : $title;
}

/** The same for a theme of blocks, which prints it without the loop. */
function page_hold_title_block( $content, $block, $instance ) {
	return page_has_card() && (int) ( $instance->context['postId'] ?? 0 ) === get_queried_object_id() ? '' : $content;
}

/** What those print too who look after search engines for the whole site. */
function page_is_described(): bool {
	$others = array( 'WPSEO_VERSION', 'RANK_MATH_VERSION', 'AIOSEO_VERSION', 'SEOPRESS_VERSION', 'THE_SEO_FRAMEWORK_VERSION' );
	$found  = array_filter( $others, 'defined' ) || has_action( 'wp_head', 'jetpack_og_tags' );
	return (bool) apply_filters( 'vouch_portal_is_described', $found );
}

/** Prints what a search result and a link in a message show. */
function page_describe_short( object $described ): void {
	$description = is_string( $described->description ?? null ) ? $described->description : '';
	$properties  = array(
		'og:type'        => 'article',
		'og:title'       => get_queried_object()->post_title,
		'og:description' => $description,
		'og:url'         => get_permalink( get_queried_object() ),
		'og:site_name'   => get_bloginfo( 'name', 'display' ),
	);
	if ( '' !== $description ) {
		echo '<meta name="description" content="', esc_attr( $description ), "\">\n";
	}
	foreach ( array_filter( $properties ) as $name => $value ) {
		echo '<meta property="', esc_attr( $name ), '" content="', esc_attr( $value ), "\">\n";
	}
}

/** Prints what search engines read. */
function page_describe(): void {
	if ( ! is_singular( TYPE ) || post_password_required( get_queried_object() ) ) {
		return;
	}
	$described = json_decode( (string) get_post_meta( get_queried_object_id(), '_vouch_jsonld', true ) );
	if ( page_has_card() && ! page_is_described() ) {
		page_describe_short( is_object( $described ) ? $described : new \stdClass() );
	}
	if ( is_object( $described ) || is_array( $described ) ) {
		echo '<script type="application/ld+json">', wp_json_encode( $described, JSON_HEX_TAG | JSON_HEX_AMP | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE ), "</script>\n";
	}
}

/** A theme of blocks sets the type of the whole page once more; a card's signs stay as they are. */
function page_keep_signs(): void {
	if ( is_singular( TYPE ) ) {
		add_filter( 'run_wptexturize', '__return_false' );
		add_filter( 'option_use_smilies', '__return_zero' );
		wptexturize( '', true );
	}
}

/** A withdrawn card is gone, and says so to machines too. */
function page_say_gone(): void {
	if ( is_singular( TYPE ) && WITHDRAWN === get_post_status( get_queried_object_id() ) ) {
		status_header( 410 );
		add_filter( 'wp_robots', 'wp_robots_no_robots' );
	}
}

/** Lists, searches and feeds show nothing that was withdrawn: WordPress takes its state for a public one. */
function page_limit_lists( string $where, \WP_Query $query ): string {
	global $wpdb;
	return is_admin() || $query->is_singular() ? $where : $where . $wpdb->prepare( " AND {$wpdb->posts}.post_status <> %s", WITHDRAWN );
}

/** A theme's own file for cards comes first; a block theme has its single post; else ours. */
function page_template( string $template ): string {
	$has_own = locate_template( array( 'single-' . TYPE . '.php' ) ) || wp_is_block_theme() || locate_template( array( 'single.php', 'singular.php' ) );
	return is_singular( TYPE ) && ! $has_own ? dirname( __DIR__ ) . '/templates/single-vouch_card.php' : $template;
}

function page_start(): void {
	add_filter( 'the_content', __NAMESPACE__ . '\page_hold_content', PHP_INT_MIN );
	add_filter( 'the_content', __NAMESPACE__ . '\page_show_content', PHP_INT_MAX );
	add_filter( 'the_title', __NAMESPACE__ . '\page_hold_title', 10, 2 );
	add_filter( 'render_block_core/post-title', __NAMESPACE__ . '\page_hold_title_block', 10, 3 );
	add_action( 'wp_head', __NAMESPACE__ . '\page_describe' );
	add_action( 'template_redirect', __NAMESPACE__ . '\page_say_gone' );
	add_action( 'template_redirect', __NAMESPACE__ . '\page_keep_signs' );
	add_filter( 'posts_where', __NAMESPACE__ . '\page_limit_lists', 10, 2 );
	add_filter( 'template_include', __NAMESPACE__ . '\page_template' );
}
