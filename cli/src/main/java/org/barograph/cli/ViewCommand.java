package org.barograph.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.barograph.cli.view.LocalViewer;
import org.barograph.jobs.config.BarographConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Serves the dashboards on this machine. */
@Command(
    name = "view",
    description = {
      "Serves the dashboards as a page on this machine, over the Elasticsearch of the"
          + " configuration or the running local stack.",
      "",
      "The page is on loopback only and reads; its one way to write are the four buttons of an"
          + " incident. Ends with Ctrl-C.",
      ""
    })
final class ViewCommand implements Callable<Integer> {

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Configuration; without it, the project's barograph.yaml.")
  private Path configFile;

  @Option(
      names = "--elasticsearch",
      paramLabel = "URL",
      description = "Instead of the configuration's, or the local stack's.")
  private String elasticsearch;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "" + LocalViewer.PORT,
      description = "On loopback; 0 is a free one (default: " + LocalViewer.PORT + ").")
  private int port;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (port < 0 || port > 65_535) {
      throw new UsageException("--port: must be 0 to 65535, got " + port);
    }
    Path yaml = configFile == null ? ProjectHome.root().resolve("barograph.yaml") : configFile;
    BarographConfig config = servers(Configurations.load(yaml));
    CountDownLatch stop = new CountDownLatch(1);
    try (var interruption = new Interruption(stop::countDown);
        LocalViewer viewer = LocalViewer.start(config, port)) {
      var out = spec.commandLine().getOut();
      out.println("dashboards: " + viewer.address() + "  (Ctrl-C stops)");
      out.flush();
      viewer.warmUp();
      stop.await();
    }
    return ExitCodes.OK;
  }

  private BarographConfig servers(BarographConfig config) {
    if (elasticsearch == null) {
      return config.elasticsearch().urls().isEmpty() ? Servers.required(config) : config;
    }
    return config.withElasticsearch(config.elasticsearch().withUrls(List.of(elasticsearch)));
  }
}
