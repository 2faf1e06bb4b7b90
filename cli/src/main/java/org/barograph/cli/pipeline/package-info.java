/** The jobs in this process: an embedded Flink, what it reads and writes, and how far it is. */
package org.barograph.cli.pipeline;
