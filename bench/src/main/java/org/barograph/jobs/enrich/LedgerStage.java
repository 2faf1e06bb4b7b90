package org.barograph.jobs.enrich;

import java.util.concurrent.TimeUnit;
import org.barograph.bench.BenchPosts;
import org.barograph.jobs.model.MatchedPost;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** The ledger's decision about a post that it does not know yet; here because it is not public. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@OperationsPerInvocation(LedgerStage.POSTS)
public class LedgerStage {

  static final int POSTS = 2_000;

  private BenchPosts posts;

  @Setup
  public void prepare() {
    posts = BenchPosts.load(POSTS);
  }

  @Benchmark
  public void ledger(Blackhole out) {
    for (MatchedPost post : posts.matched()) {
      out.consume(PostHistory.EMPTY.apply(post));
    }
  }
}
