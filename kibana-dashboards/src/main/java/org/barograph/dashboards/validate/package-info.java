/** What is wrong with a dashboard, found without a Kibana. */
package org.barograph.dashboards.validate;
