/** Measures the parts that decide on labelled data that stays outside of the project. */
package org.barograph.cli.eval;
