package org.barograph.connectors.alerts;

/**
 * An alert on its way to one receiver.
 *
 * @param key the same for every attempt, so that a receiver can know a second one for what it is
 */
public record Delivery(String key, Alert alert) {}
