/** Holds what the viewer and Kibana would show against an independent count of the documents. */
package org.barograph.dashboards.proof;
