package org.barograph.stack.elasticsearch;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.elasticsearch.common.logging.LogConfigurator;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.core.TimeValue;
import org.elasticsearch.env.Environment;
import org.elasticsearch.node.Node;
import org.elasticsearch.node.NodeValidationException;
import org.elasticsearch.plugins.PluginsLoader;
import org.elasticsearch.plugins.PluginsUtils;

/**
 * A single Elasticsearch node. Arguments: a properties file with the node's settings, the folder of
 * the configuration, and the file to write when the node takes requests.
 *
 * <p>The node is built without the distribution's bootstrap, which refuses to run as root and wants
 * the distribution's files.
 */
public final class ElasticsearchNode {
  private static final TimeValue PRIMARIES_TIMEOUT = TimeValue.timeValueSeconds(30);

  private ElasticsearchNode() {}

  public static void main(String[] args)
      throws IOException, NodeValidationException, InterruptedException {
    Settings settings = settings(Path.of(args[0]));
    Path config = Path.of(args[1]);
    Path ready = Path.of(args[2]);
    LogConfigurator.configureESLogging();
    var environment = new Environment(settings, config);
    var modules = PluginsUtils.getModuleBundles(environment.modulesDir(), descriptor -> true);
    var loader = PluginsLoader.createPluginsLoader(modules, Set.of(), Map.of(), false);
    var node = new Node(environment, loader);
    var closed = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> close(node, closed), "elasticsearch-shutdown"));
    node.start();
    awaitPrimaries(node);
    Files.writeString(ready, Long.toString(ProcessHandle.current().pid()));
    closed.await();
  }

  private static Settings settings(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    Settings.Builder settings = Settings.builder();
    for (String name : properties.stringPropertyNames()) {
      settings.put(name, properties.getProperty(name));
    }
    return settings.build();
  }

  /** After a restart a search answers 503 until the primaries are back; a red index may stay so. */
  private static void awaitPrimaries(Node node) {
    node.client()
        .admin()
        .cluster()
        .prepareHealth(PRIMARIES_TIMEOUT)
        .setWaitForYellowStatus()
        .setTimeout(PRIMARIES_TIMEOUT)
        .get();
  }

  private static void close(Node node, CountDownLatch closed) {
    try {
      node.prepareForClose();
      node.close();
      node.awaitClose(10, TimeUnit.SECONDS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      closed.countDown();
    }
  }
}
