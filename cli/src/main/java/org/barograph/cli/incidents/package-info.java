/** What people see of incidents on the command line, and what they say of them. */
package org.barograph.cli.incidents;
