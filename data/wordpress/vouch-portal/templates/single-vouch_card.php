<?php
/**
 * A card's page, for a theme that has none for single posts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * @package VouchPortal
 */

defined( 'ABSPATH' ) || exit;
get_header();
?>
<main id="main">
	<?php
	while ( have_posts() ) {
		the_post();
		the_content();
	}
	?>
</main>
<?php
get_footer();
