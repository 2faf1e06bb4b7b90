/** Both jobs over a file, bounded, without Kafka and Elasticsearch. */
package org.barograph.jobs.backtest;
