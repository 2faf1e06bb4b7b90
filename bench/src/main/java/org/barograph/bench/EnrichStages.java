package org.barograph.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.barograph.jobs.enrich.MentionScorer;
import org.barograph.jobs.index.MentionDocument;
import org.barograph.jobs.index.MentionRecord;
import org.barograph.jobs.ingest.PostParser;
import org.barograph.jobs.match.BrandMatcher;
import org.barograph.jobs.model.EnrichedMention;
import org.barograph.jobs.model.MatchedPost;
import org.barograph.jobs.model.MentionChange;
import org.barograph.nlp.LanguageGate;
import org.barograph.nlp.SentimentModel;
import org.barograph.nlp.SentimentModels;
import org.barograph.nlp.TopicRule;
import org.barograph.nlp.TopicRules;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** The stages of EnrichMentionsJob as plain Java, a post an operation. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@OperationsPerInvocation(EnrichStages.POSTS)
public class EnrichStages {

  static final int POSTS = 2_000;

  private final PostParser parser = new PostParser();
  private final LanguageGate languages = LanguageGate.shared();
  private BenchPosts posts;
  private BrandMatcher matcher;
  private SentimentModel mood;
  private TopicRules topics;
  private List<EnrichedMention> enriched;
  private List<MentionChange> changes;
  private List<byte[]> records;

  @Setup
  public void prepare() {
    posts = BenchPosts.load(POSTS);
    var config = posts.config();
    matcher = BrandMatcher.compile(config.brands());
    mood = SentimentModels.load(config.sentiment().model());
    topics =
        TopicRules.compile(
            config.topics().stream()
                .map(t -> new TopicRule(t.id(), t.any(), t.all(), t.none()))
                .toList());
    MentionScorer scorer = new MentionScorer(config);
    enriched = new ArrayList<>();
    for (MatchedPost post : posts.matched()) {
      // One a post: the others of a post that names two brands would count twice.
      enriched.add(scorer.score(post.post(), post.mentions()).getFirst());
    }
    changes = enriched.stream().map(m -> MentionChange.upsert(m, true)).toList();
    records = changes.stream().map(MentionRecord::json).toList();
  }

  @Benchmark
  public void parse(Blackhole out) {
    for (byte[] line : posts.lines()) {
      out.consume(parser.parse(line, BenchPosts.origin()));
    }
  }

  @Benchmark
  public void matchBrands(Blackhole out) {
    for (MatchedPost post : posts.matched()) {
      out.consume(matcher.mentionsOf(post.post()));
    }
  }

  @Benchmark
  public void language(Blackhole out) {
    for (MatchedPost post : posts.matched()) {
      out.consume(languages.detect(post.post().text(), post.post().lang()));
    }
  }

  /** Every post, those in other languages too, which the job leaves out. */
  @Benchmark
  public void mood(Blackhole out) {
    for (MatchedPost post : posts.matched()) {
      out.consume(mood.score(post.post().text()));
    }
  }

  @Benchmark
  public void topics(Blackhole out) {
    for (MatchedPost post : posts.matched()) {
      out.consume(topics.topicsOf(post.post().text()));
    }
  }

  @Benchmark
  public void document(Blackhole out) {
    for (EnrichedMention mention : enriched) {
      out.consume(MentionDocument.json(mention));
    }
  }

  @Benchmark
  public void recordWrite(Blackhole out) {
    for (MentionChange change : changes) {
      out.consume(MentionRecord.json(change));
    }
  }

  @Benchmark
  public void recordRead(Blackhole out) throws java.io.IOException {
    for (byte[] record : records) {
      out.consume(MentionRecord.read(record));
    }
  }
}
