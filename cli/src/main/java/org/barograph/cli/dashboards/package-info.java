/** Commands around the dashboards: check them, bring them into a Kibana. */
package org.barograph.cli.dashboards;
