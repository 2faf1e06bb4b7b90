/** The query language and the formulas that stand inside dashboards, as far as ours use them. */
package org.barograph.dashboards.expression;
