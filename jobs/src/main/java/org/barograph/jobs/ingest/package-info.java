/** From bytes to post operations: parsing, rejects, event time. */
package org.barograph.jobs.ingest;
