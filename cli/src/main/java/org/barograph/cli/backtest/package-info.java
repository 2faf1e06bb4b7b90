/** What a backtest reads, and what it says of the rules. */
package org.barograph.cli.backtest;
