package org.barograph.cli.view;

import java.io.IOException;
import java.net.URI;
import org.barograph.dashboards.viewer.IncidentCommands;
import org.barograph.dashboards.viewer.Viewer;
import org.barograph.dashboards.viewer.ViewerSettings;
import org.barograph.jobs.config.BarographConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The viewer over the servers of a configuration. */
public final class LocalViewer implements AutoCloseable {

  /** Where it listens unless told otherwise, so that a bookmark holds. */
  public static final int PORT = 8177;

  private static final Logger LOG = LoggerFactory.getLogger(LocalViewer.class);

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

  /** Makes Elasticsearch quick for the first visit, beside what else there is to do. */
  public void warmUp() {
    Thread.ofVirtual()
        .name("viewer-warm-up")
        .start(() -> {
          try {
            viewer.warmUp();
          } catch (IOException e) {
            // Whoever opens a dashboard is told so.
            LOG.debug("no warm-up", e);
          }
        });
  }

  @Override
  public void close() throws IOException {
    viewer.close();
    searches.close();
  }
}
