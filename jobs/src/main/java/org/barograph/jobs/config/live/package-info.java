/** The configuration as it changes while jobs run: versions by event time, records, lookups. */
package org.barograph.jobs.config.live;
