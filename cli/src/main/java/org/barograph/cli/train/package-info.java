/** {@code barograph train}: models from the labels of those who use them. */
package org.barograph.cli.train;
