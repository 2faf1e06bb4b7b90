/** Real Kafka and Elasticsearch servers as child processes, for tests, demos and development. */
package org.barograph.stack;
