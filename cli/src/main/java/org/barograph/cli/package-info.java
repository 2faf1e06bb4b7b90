/** The command line: one class for each command, thin over the modules that do the work. */
package org.barograph.cli;
