/**
 * Writing to and searching in Elasticsearch: a Flink sink, its client, index templates. Knows no
 * brand. See RATIONALE.md.
 */
package org.barograph.connectors.elasticsearch;
