/** What a Kibana is given, as files: data views, dashboards, roles, a space, and their style. */
package org.barograph.dashboards.body;
