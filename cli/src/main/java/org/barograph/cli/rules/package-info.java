/** Commands on the rules of detection, and on planned events, of running jobs. */
package org.barograph.cli.rules;
