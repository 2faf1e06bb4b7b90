/**
 * The numbers of the panels, counted from documents as they are: slow, plain, and independent. It
 * shares nothing with the translation into Elasticsearch's requests, not even the reading of
 * queries and formulas, so that the two can be held against each other.
 */
package org.barograph.dashboards.recount;
