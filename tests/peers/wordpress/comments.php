<?php
// All comments as they lie in the database.
$_SERVER['HTTP_HOST']   = 'localhost';
$_SERVER['REQUEST_URI'] = '/';
require getenv( 'WP_SITE' ) . '/wp-load.php';
echo json_encode(
	array_map(
		fn( $comment ) => array(
			'post'     => (int) $comment->comment_post_ID,
			'name'     => $comment->comment_author,
			'email'    => $comment->comment_author_email,
			'website'  => $comment->comment_author_url,
			'html'     => $comment->comment_content,
			'approved' => '1' === $comment->comment_approved,
		),
		get_comments( array( 'status' => 'all', 'orderby' => 'comment_ID', 'order' => 'ASC' ) )
	),
	JSON_INVALID_UTF8_SUBSTITUTE
);
