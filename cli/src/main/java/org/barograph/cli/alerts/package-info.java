/** Trying receivers out, looking at what they get, sending again what did not arrive. */
package org.barograph.cli.alerts;
