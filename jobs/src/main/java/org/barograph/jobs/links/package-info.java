/** Addresses that an incident gives to people: into Kibana, and to the brand's runbook. */
package org.barograph.jobs.links;
