package org.barograph.cli.brands;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.barograph.cli.LiveListing;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.jobs.config.live.ConfigType;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows what is live and what is to come. */
@Command(
    name = "list",
    description = {"Shows the brands and topics that are live, and the changes to come.", ""})
final class ListCommand implements Callable<Integer> {

  @Mixin private final LiveListing listing = new LiveListing();

  @Override
  public Integer call() throws IOException {
    return listing.print(EnumSet.of(ConfigType.BRAND, ConfigType.TOPIC), this::entries);
  }

  private List<LiveListing.Entry> entries(BarographConfig live) {
    var brands =
        live.brands().stream()
            .map(brand -> new LiveListing.Entry(ConfigType.BRAND, brand.id(), brand.name()));
    var topics =
        live.topics().stream()
            .map(topic -> new LiveListing.Entry(ConfigType.TOPIC, topic.id(), topic.name()));
    return Stream.concat(brands, topics).toList();
  }
}
