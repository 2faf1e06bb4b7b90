package org.barograph.stack.junit;

import org.barograph.stack.LocalStack;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the one {@link LocalStack} of the test run, as a parameter.
 *
 * <p>The servers start once for all modules of a build and end with it; tests keep apart by names
 * of their own for topics and indices, and leave the servers running.
 */
public final class LocalStackExtension implements BeforeAllCallback, ParameterResolver {

  /**
   * Here and not at the first test's parameter, so that no test's time limit pays for the start.
   */
  @Override
  public void beforeAll(ExtensionContext context) {
    SharedStack.get();
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == LocalStack.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return SharedStack.get();
  }
}
