package org.barograph.kibana;

/**
 * One data view, as Kibana's data views API takes it.
 *
 * @param id readable and the same everywhere, because dashboards refer to it
 * @param title the index pattern: the alias or index that it reads
 * @param timeField the field of the time filter
 * @param body of {@code POST /api/data_views/data_view}; replaces a data view of the same id
 */
public record DataView(String id, String title, String timeField, String body) {}
