/**
 * From incidents to people: routes, silences, escalation, retries, receivers. The one part of the
 * jobs in which the wall clock counts, because people live by it.
 */
package org.barograph.jobs.deliver;
