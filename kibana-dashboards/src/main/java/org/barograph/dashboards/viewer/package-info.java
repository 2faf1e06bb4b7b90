/**
 * The local viewer: a page on loopback that draws the same dashboard files as Kibana. The browser
 * names a dashboard, a panel and filters of a bounded form; the searches are made here.
 */
package org.barograph.dashboards.viewer;
