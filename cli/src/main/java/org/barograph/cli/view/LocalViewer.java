package org.barograph.cli.view;

import java.io.IOException;
import java.net.URI;
import org.barograph.dashboards.viewer.IncidentCommands;
import org.barograph.dashboards.viewer.Viewer;
import org.barograph.dashboards.viewer.ViewerSettings;
import org.barograph.jobs.config.BarographConfig;

/** The viewer over the servers of a configuration. */
public final class LocalViewer implements AutoCloseable {

  /** Where it listens unless told otherwise, so that a bookmark holds. */
  public static final int PORT = 8177;

  private final ClientSearches searches;
  private final Viewer viewer;

  private LocalViewer(ClientSearches searches, Viewer viewer) {
    this.searches = searches;
    this.viewer = viewer;
  }

  /**
   * Starts it.
   *
   * @param config names Elasticsearch; without a Kafka the buttons of incidents say so
   * @param port on loopback; 0 is a free one
   * @throws IOException if the port is taken, or the API key cannot be read
   */
  public static LocalViewer start(BarographConfig config, int port) throws IOException {
    ClientSearches searches = new ClientSearches(config);
    try {
      IncidentCommands commands = IncidentWords.of(config);
      return new LocalViewer(
          searches, Viewer.start(new ViewerSettings(port, config.tenant()), searches, commands));
    } catch (IOException e) {
      searches.close();
      throw e;
    }
  }

  /** For a browser. */
  public URI address() {
    return viewer.address();
  }

  @Override
  public void close() throws IOException {
    viewer.close();
    searches.close();
  }
}
