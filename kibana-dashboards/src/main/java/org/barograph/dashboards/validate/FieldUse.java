package org.barograph.dashboards.validate;

/**
 * One field in one place of a dashboard.
 *
 * @param at JSON pointer
 * @param view id of the data view; never null, but it may not exist
 * @param valueOrNull what the field is compared with
 */
public record FieldUse(String at, String view, String field, Need need, String valueOrNull) {}
