/** The stack in tests; needs JUnit Jupiter on the class path, which only tests have. */
package org.barograph.stack.junit;
