package org.barograph.nlp.treebank;

import edu.stanford.nlp.ling.CoreLabel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.barograph.nlp.Mood;
import org.barograph.nlp.MoodExplainer;
import org.barograph.nlp.Opinion;
import org.barograph.nlp.SafeText;
import org.barograph.nlp.Scoring;
import org.barograph.nlp.SentimentModel;

/**
 * CoreNLP's recursive network over parsed sentences. It has learnt from film reviews and is worse
 * on social posts than the linear model, but it can show which phrase carries the mood.
 */
public final class TreebankModel implements SentimentModel, MoodExplainer {

  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final Scoring BLANK = new Scoring.Unscorable("blank");
  private static final Scoring NO_WORDS = new Scoring.Unscorable("no_words");
  private static final int MAX_REASONS = 5;
  private static final double LEAST_REASON = 0.2;
  private static final Mood[] MOODS = {Mood.NEGATIVE, Mood.NEUTRAL, Mood.POSITIVE};

  private final Parser parser;
  private final Network network;
  private final Head head;
  private final DeepStack stack = new DeepStack(LIMIT);

  TreebankModel(Parser parser, Network network, Head head) {
    this.parser = parser;
    this.network = network;
    this.head = head;
  }

  /** Reads everything from the class path, which takes some seconds. */
  static TreebankModel shipped() {
    return new TreebankModel(Parser.load(), Network.load(), Head.shipped());
  }

  @Override
  public String id() {
    return head.id();
  }

  @Override
  public Scoring score(String text) {
    String safe = SafeText.of(text);
    if (safe.isEmpty()) {
      return BLANK;
    }
    try {
      List<Judged> sentences = stack.call(() -> judged(safe));
      return sentences.isEmpty() ? NO_WORDS : new Scoring.Scored(opinion(sentences));
    } catch (DeepStack.GaveUp e) {
      return new Scoring.Unscorable(e.getMessage());
    }
  }

  @Override
  public List<Sentence> explain(String text) {
    String safe = SafeText.of(text);
    if (safe.isEmpty()) {
      return List.of();
    }
    try {
      return stack.call(() ->
          judged(safe).stream()
              .map(sentence ->
                  new Sentence(
                      sentence.phrase().text(),
                      rounded(sentence.tone()),
                      Occlusion.pulls(sentence, network)))
              .toList());
    } catch (DeepStack.GaveUp e) {
      return List.of();
    }
  }

  /** Empty without a single word. */
  List<Judged> judged(String safe) {
    List<List<CoreLabel>> sentences = Sentences.of(safe);
    if (sentences.stream().flatMap(List::stream).noneMatch(TreebankModel::isWord)) {
      return List.of();
    }
    return sentences.stream().map(parser::parse).map(p -> Judged.of(p, network)).toList();
  }

  private static boolean isWord(CoreLabel token) {
    return token.word().codePoints().anyMatch(Character::isLetter);
  }

  private Opinion opinion(List<Judged> sentences) {
    double[] features = TreebankFeatures.of(sentences);
    double[] balanced = head.balanced(features);
    // Ties go to neutral: no evidence is not a mood.
    int mood = 1;
    for (int other : new int[] {0, 2}) {
      mood = balanced[other] > balanced[mood] ? other : mood;
    }
    return new Opinion(
        MOODS[mood],
        rounded(balanced[2] - balanced[0]),
        rounded(head.natural(features)[mood]),
        reasons(sentences));
  }

  /** The words of the strongest tone: {@link #explain} says more, but costs more. */
  private static List<String> reasons(List<Judged> sentences) {
    var all = new ArrayList<Judged>();
    sentences.forEach(sentence -> sentence.addTo(all));
    return all.stream()
        .filter(phrase -> phrase.isWord() && Math.abs(phrase.tone()) >= LEAST_REASON)
        .sorted(Comparator.comparingDouble(phrase -> -Math.abs(phrase.tone())))
        .map(word -> String.format(Locale.ROOT, "%s %+.2f", word.phrase().word(), word.tone()))
        .distinct()
        .limit(MAX_REASONS)
        .toList();
  }

  private static double rounded(double value) {
    return Math.round(value * 10_000) / 10_000.0 + 0.0;
  }
}
