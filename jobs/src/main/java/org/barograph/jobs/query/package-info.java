/** The language of Boolean queries for posts: syntax only, matching is in {@code match}. */
package org.barograph.jobs.query;
