/** How keyed state is kept where what Flink does by itself costs too much. */
package org.barograph.jobs.state;
