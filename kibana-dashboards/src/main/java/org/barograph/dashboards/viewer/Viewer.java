package org.barograph.dashboards.viewer;

import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The running viewer, on loopback only. */
public final class Viewer implements AutoCloseable {

  private static final String LOOPBACK = "127.0.0.1";
  private static final int THREADS = 16;
  private static final int TOKEN_BYTES = 24;
  private static final long IDLE_MILLIS = 60_000;

  private final Server server;
  private final URI address;
  private final Api api;

  private Viewer(Server server, URI address, Api api) {
    this.server = server;
    this.address = address;
    this.api = api;
  }

  /**
   * Starts it.
   *
   * @param searches the Elasticsearch that it reads
   * @param commands where its buttons lead
   * @throws IOException if the port is taken
   */
  public static Viewer start(ViewerSettings settings, Searches searches, IncidentCommands commands)
      throws IOException {
    return start(settings, searches, commands, Clock.systemUTC());
  }

  /**
   * Starts it with a clock of its own, over data of another time.
   *
   * @throws IOException if the port is taken
   */
  public static Viewer start(
      ViewerSettings settings, Searches searches, IncidentCommands commands, Clock clock)
      throws IOException {
    byte[] random = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(random);
    String token = HexFormat.of().formatHex(random);
    QueuedThreadPool threads = new QueuedThreadPool(THREADS);
    threads.setName("viewer");
    threads.setDaemon(true);
    Server server = new Server(threads);
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    connector.setHost(LOOPBACK);
    connector.setPort(settings.port());
    connector.setIdleTimeout(IDLE_MILLIS);
    server.addConnector(connector);
    Api api = new Api(searches, settings.tenantOrNull(), commands, clock);
    server.setHandler(new ViewerHandler(api, new PageFiles(token), new Guard(token)));
    try {
      server.start();
    } catch (Exception e) {
      throw new IOException(
          "the viewer cannot listen on " + LOOPBACK + ":" + settings.port() + ": " + e.getMessage(),
          e);
    }
    return new Viewer(
        server, URI.create("http://" + LOOPBACK + ":" + connector.getLocalPort() + "/"), api);
  }

  /** For a browser. */
  public URI address() {
    return address;
  }

  /**
   * Asks for every dashboard a few times, so that whoever opens one does not wait for an
   * Elasticsearch that has just been started to compile its own code. Takes seconds of two cores
   * over a million posts, next to nothing over few.
   *
   * @throws IOException if Elasticsearch cannot be reached
   */
  public void warmUp() throws IOException {
    api.warmUp();
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the viewer does not stop", e);
    }
  }
}
