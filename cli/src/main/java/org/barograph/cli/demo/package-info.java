/**
 * The bundled scenario of the demo: posts made up from a seed, the truth about them, and the report
 * that holds what the pipeline found against that truth.
 */
package org.barograph.cli.demo;
