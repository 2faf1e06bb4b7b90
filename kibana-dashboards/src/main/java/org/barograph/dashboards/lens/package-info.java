/**
 * From the panels of a dashboard to the requests that Elasticsearch is asked, and from its answers
 * to tables. Aggregations, their nesting, order and sizes follow Kibana 9.5; the requests need
 * nothing beyond Elasticsearch's server module (no KQL query, no {@code top_metrics}).
 */
package org.barograph.dashboards.lens;
