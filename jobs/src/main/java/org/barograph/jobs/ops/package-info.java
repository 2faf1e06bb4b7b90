/** What operators of a cluster see of the jobs: uids, metric names, accounting. */
package org.barograph.jobs.ops;
