<?php
// PHP's own server: files as they are, everything else through WordPress.
$path = parse_url( $_SERVER['REQUEST_URI'], PHP_URL_PATH );
$file = $_SERVER['DOCUMENT_ROOT'] . urldecode( $path );
if ( '/' !== $path && is_file( $file ) ) {
	return false;
}
$upload = getenv( 'WP_FOLDER' ) . preg_replace( '~^/wp-content/~', '/content/', urldecode( $path ) );
if ( str_starts_with( $path, '/wp-content/uploads/' ) && is_file( $upload ) ) {
	header( 'Content-Type: ' . ( preg_match( '~\.(jpe?g|png|gif)$~i', $upload ) ? 'image/png' : 'application/octet-stream' ) );
	readfile( $upload );
	return true;
}
$_SERVER['SCRIPT_NAME'] = '/index.php';
$_SERVER['PHP_SELF']    = '/index.php';
require $_SERVER['DOCUMENT_ROOT'] . '/index.php';
