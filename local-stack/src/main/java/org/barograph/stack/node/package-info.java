/** What runs inside the server processes beside the server; JDK only. */
package org.barograph.stack.node;
