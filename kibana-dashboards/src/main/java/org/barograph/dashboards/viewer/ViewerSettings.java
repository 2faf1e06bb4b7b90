package org.barograph.dashboards.viewer;

/**
 * What the viewer serves, and where.
 *
 * @param port on loopback; 0 is a free one
 * @param tenantOrNull whose indices are read
 */
public record ViewerSettings(int port, String tenantOrNull) {

  public ViewerSettings {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port: must be 0 to 65535, got " + port);
    }
  }
}
