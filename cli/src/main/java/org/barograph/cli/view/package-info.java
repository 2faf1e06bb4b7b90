/** The local viewer as a command, and what it reads and writes. */
package org.barograph.cli.view;
