package org.barograph.bench;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.barograph.cli.demo.Scenario;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.jobs.config.ConfigLoader;
import org.barograph.jobs.ingest.Intake;
import org.barograph.jobs.ingest.Origin;
import org.barograph.jobs.ingest.PostParser;
import org.barograph.jobs.match.BrandMatcher;
import org.barograph.jobs.model.MatchedPost;
import org.barograph.jobs.model.PostOperation;

/**
 * The demo's posts, reduced to creates that name a brand, so that each goes through every stage.
 *
 * @param lines as they come from Kafka
 * @param matched the same, parsed and matched
 */
public record BenchPosts(BarographConfig config, List<byte[]> lines, List<MatchedPost> matched) {

  /** Any moment: the posts are the same at every start. */
  private static final Instant END = Instant.parse("2026-11-01T00:00:00Z");

  /** The first posts that name a brand; all of them when there are fewer than {@code limit}. */
  public static BenchPosts load(int limit) {
    Path home = Path.of(System.getProperty("barograph.home", "."));
    BarographConfig config = ConfigLoader.load(home.resolve("barograph.yaml"));
    PostParser parser = new PostParser();
    BrandMatcher matcher = BrandMatcher.compile(config.brands());
    List<byte[]> lines = new ArrayList<>();
    List<MatchedPost> matched = new ArrayList<>();
    for (String line : Scenario.generate(1, END, config).lines()) {
      byte[] json = line.getBytes(StandardCharsets.UTF_8);
      Intake intake = parser.parse(json, origin());
      if (intake.isRejected() || intake.post().op() != PostOperation.CREATE) {
        continue;
      }
      var mentions = matcher.mentionsOf(intake.post());
      if (!mentions.isEmpty() && lines.size() < limit) {
        lines.add(json);
        matched.add(new MatchedPost(intake.post(), mentions));
      }
    }
    return new BenchPosts(config, lines, matched);
  }

  static Origin origin() {
    long recordedAt = END.toEpochMilli();
    return new Origin("bench", 0, 0, null, recordedAt, recordedAt + Duration.ofDays(1).toMillis());
  }
}
