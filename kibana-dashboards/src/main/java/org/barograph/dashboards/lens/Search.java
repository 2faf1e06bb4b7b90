package org.barograph.dashboards.lens;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One search.
 *
 * @param dataView id of the data view whose documents are asked
 * @param body of {@code _search}
 */
public record Search(String dataView, ObjectNode body) {}
