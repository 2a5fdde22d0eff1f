<?php
// Makes the database and an empty site, and says which WordPress it is.
$server = new mysqli( 'localhost', 'root', '', null, 0, getenv( 'WP_SOCKET' ) );
$server->query( 'CREATE DATABASE wordpress CHARACTER SET utf8mb4' );
$server->close();
$_SERVER['HTTP_HOST']   = parse_url( getenv( 'WP_ADDRESS' ), PHP_URL_HOST ) . ':' . parse_url( getenv( 'WP_ADDRESS' ), PHP_URL_PORT );
$_SERVER['REQUEST_URI'] = '/';
define( 'WP_INSTALLING', true );
require getenv( 'WP_SITE' ) . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
add_filter( 'pre_wp_mail', '__return_true' );
wp_install( 'A Real WordPress', 'admin', 'admin@example.org', true, '', 'admin' );
foreach ( get_posts( array( 'post_type' => 'any', 'post_status' => 'any', 'numberposts' => -1 ) ) as $post ) {
	wp_delete_post( $post->ID, true );
}
update_option( 'permalink_structure', '/%year%/%monthnum%/%day%/%postname%/' );
update_option( 'timezone_string', 'America/Denver' );
echo json_encode( array( 'version' => $GLOBALS['wp_version'] ) );
