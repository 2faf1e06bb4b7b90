/** Brings data views, dashboards and roles into a Kibana, and shows what that changes. */
package org.barograph.dashboards.deploy;
