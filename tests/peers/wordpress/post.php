<?php
// Puts posts with their comments (JSON on standard input) into the site; says the numbers of the posts.
$_SERVER['HTTP_HOST']   = 'localhost';
$_SERVER['REQUEST_URI'] = '/';
require getenv( 'WP_SITE' ) . '/wp-load.php';
wp_set_current_user( 1 );
kses_remove_filters();

$numbers = array();
foreach ( json_decode( stream_get_contents( STDIN ), true ) as $post ) {
	$id   = wp_insert_post(
		wp_slash(
			array(
				'post_title'     => $post['title'],
				'post_content'   => $post['content'],
				'post_status'    => 'publish',
				'post_date_gmt'  => '2026-01-01 00:00:00',
				'comment_status' => $post['open'] ? 'open' : 'closed',
			)
		)
	);
	$made = array();
	foreach ( $post['comments'] as $place => $comment ) {
		$made[] = wp_insert_comment(
			wp_slash(
				array(
					'comment_post_ID'  => $id,
					'comment_author'   => $comment['name'],
					'comment_content'  => $comment['html'],
					'comment_parent'   => isset( $comment['answers'] ) ? $made[ $comment['answers'] ] : 0,
					'comment_date_gmt' => gmdate( 'Y-m-d H:i:s', 1767225600 + 60 * $place ),
					'comment_date'     => gmdate( 'Y-m-d H:i:s', 1767225600 + 60 * $place ),
					'comment_approved' => 1,
				)
			)
		);
	}
	$numbers[] = $id;
}
echo json_encode( $numbers );
