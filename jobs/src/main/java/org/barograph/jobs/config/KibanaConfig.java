package org.barograph.jobs.config;

import java.io.Serializable;

/**
 * Where people look at what was indexed; incidents link there.
 *
 * @param url http(s) URL without user info, or null: no links into Kibana
 * @param space id of the space that the dashboards are in; null for the default space
 */
public record KibanaConfig(String url, String space) implements Serializable {}
