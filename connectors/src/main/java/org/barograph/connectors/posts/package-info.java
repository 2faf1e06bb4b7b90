/**
 * Posts from files: read, put into event order, merged with heartbeats, published to Kafka. Plain
 * Java; judges no post, so that a replayed post meets the same rules as a live one.
 */
package org.barograph.connectors.posts;
