/** One YAML file bound to records; every problem is reported at once with file, line and column. */
package org.barograph.jobs.config;
