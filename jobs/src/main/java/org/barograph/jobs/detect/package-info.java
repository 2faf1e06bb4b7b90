/**
 * From mentions to incidents: minute panes, windows, baselines, detectors, the life of an incident.
 * The logic is plain Java; {@link org.barograph.jobs.detect.FoldPanes} and {@link
 * org.barograph.jobs.detect.DecideIncidents} only move state.
 */
package org.barograph.jobs.detect;
