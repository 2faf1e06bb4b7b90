/**
 * Clients of the services that wake people: PagerDuty, Slack, Alertmanager, webhooks, e-mail. They
 * know a neutral {@link org.barograph.connectors.alerts.Alert}, and nothing of brands.
 */
package org.barograph.connectors.alerts;
