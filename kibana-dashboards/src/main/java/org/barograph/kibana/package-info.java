/** What a Kibana is given: data views, later dashboards and roles. */
package org.barograph.kibana;
