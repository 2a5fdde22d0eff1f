<?php
// How the site feels about comments just now: a test writes it into a file. Without one it takes them all at once.
$moods = json_decode( (string) @file_get_contents( getenv( 'WP_FOLDER' ) . '/moods.json' ), true ) ?: array();
$is    = function ( $mood ) use ( $moods ) {
	return in_array( $mood, $moods, true );
};
$kill = function ( $value ) {
	exec( 'kill -9 ' . getmypid() );
	return $value;
};

// Without these WordPress holds the first comment of everybody, and writes to the editor about each.
add_filter( 'pre_option_comment_previously_approved', fn() => '0' );
add_filter( 'pre_option_comments_notify', fn() => '0' );
add_filter( 'pre_option_moderation_notify', fn() => '0' );
add_filter( 'pre_wp_mail', '__return_true' );

add_filter( 'pre_option_comment_moderation', fn() => $is( 'moderates' ) ? '1' : '0' );
if ( ! $is( 'slows' ) ) {
	add_filter( 'comment_flood_filter', '__return_false', 99 );
}
if ( $is( 'wants a login' ) ) {
	add_filter( 'rest_allow_anonymous_comments', '__return_false', 99 );
	add_filter( 'pre_option_comment_registration', fn() => '1' );
}
if ( $is( 'wants a nonce' ) ) {
	$refuse = fn() => new WP_Error( 'rest_cookie_invalid_nonce', 'Cookie check failed', array( 'status' => 403 ) );
	add_filter( 'rest_pre_dispatch', fn( $was, $server, $request ) => 'POST' === $request->get_method() ? $refuse() : $was, 10, 3 );
	add_action( 'pre_comment_on_post', fn() => wp_die( 'Cookie check failed', 403 ) );
}
if ( $is( 'breaks' ) ) {
	add_filter( 'pre_comment_approved', fn() => throw new Exception( 'broken' ) );
}
if ( $is( 'dies before' ) ) {
	add_filter( 'pre_comment_approved', $kill );
}
if ( $is( 'dies after' ) ) {
	add_action( 'wp_insert_comment', $kill );
}
