package org.barograph.jobs.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.barograph.bench.BenchPosts;
import org.barograph.jobs.enrich.MentionScorer;
import org.barograph.jobs.model.MatchedPost;
import org.barograph.jobs.model.ScoredMention;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Detection's work for a mention: counted into a pane, which merges; here as it is not public. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@OperationsPerInvocation(PaneStages.POSTS)
public class PaneStages {

  static final int POSTS = 2_000;

  /** Mentions of one slice in one minute: a brand with some 1,000 mentions a minute. */
  private static final int PANE = 125;

  private List<List<ScoredMention>> minutes;
  private List<Pane> panes;

  @Setup
  public void prepare() {
    BenchPosts posts = BenchPosts.load(POSTS);
    MentionScorer scorer = new MentionScorer(posts.config());
    minutes = new ArrayList<>();
    List<ScoredMention> minute = new ArrayList<>();
    for (MatchedPost post : posts.matched()) {
      minute.add(ScoredMention.of(scorer.score(post.post(), post.mentions()).getFirst()));
      if (minute.size() == PANE) {
        minutes.add(minute);
        minute = new ArrayList<>();
      }
    }
    panes = minutes.stream().map(Pane::of).toList();
  }

  @Benchmark
  public void paneFold(Blackhole out) {
    for (List<ScoredMention> minute : minutes) {
      out.consume(Pane.of(minute));
    }
  }

  @Benchmark
  public void paneMerge(Blackhole out) {
    out.consume(Pane.merge(panes));
  }
}
