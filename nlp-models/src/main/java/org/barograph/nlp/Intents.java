package org.barograph.nlp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the author of an English post wants, by rules: they are right more often than they find
 * something. Bounded, without regular expressions; thread-safe.
 */
public final class Intents {

  public static final String ADVICE = "advice";
  public static final String ALTERNATIVES = "alternatives";
  public static final String COMPLAINT = "complaint";
  public static final String PRAISE = "praise";
  public static final String QUESTION = "question";

  /** How a question begins that somebody may answer. */
  private static final Set<String> ASKING =
      setOf(
          ("who what when where why how which whose is are am can could do does did will would has"
              + " have had may should was were any anyone anybody somebody someone isn't aren't"
              + " can't couldn't don't doesn't didn't won't wouldn't what's where's when's who's"
              + " how's"));

  /** Words before the beginning of the question itself. */
  private static final Set<String> LEADING =
      setOf("so and but hi hey hello ok okay um please also then if well just");

  private static final TopicRules RULES =
      TopicRules.compile(
          List.of(
              rule(
                  ADVICE,
                  List.of(
                      "any recommendations",
                      "any recommendation",
                      "any suggestions",
                      "any suggestion",
                      "any advice",
                      "any tips",
                      "anyone recommend",
                      "anybody recommend",
                      "someone recommend",
                      "somebody recommend",
                      "you recommend",
                      "recommendations for",
                      "suggestions for",
                      "should i get",
                      "should i buy",
                      "should i use",
                      "should i switch",
                      "should i choose",
                      "should i book",
                      "should i fly",
                      "should i go with",
                      "should i try",
                      "should i go for",
                      "is it worth",
                      "are they worth",
                      "thinking of switching",
                      "thinking about switching",
                      "thinking of buying",
                      "thinking about buying",
                      "thinking of getting",
                      "thinking about getting",
                      "looking for a good",
                      "which is better",
                      "which one is better",
                      "what's the best",
                      "what is the best",
                      "who has the best",
                      "who's the best",
                      "pros and cons",
                      "anyone have experience",
                      "anyone had experience",
                      "has anyone tried",
                      "anyone tried",
                      "anyone used",
                      "has anyone used",
                      "need a recommendation",
                      "need recommendations",
                      "need advice",
                      "looking for recommendations"),
                  List.of("would not recommend", "wouldn't recommend", "do you recommend we")),
              rule(
                  ALTERNATIVES,
                  List.of(
                      "alternative to",
                      "alternatives to",
                      "any alternatives",
                      "an alternative",
                      "other alternatives",
                      "anything better than",
                      "better options",
                      "better option than",
                      "looking to switch",
                      "time to switch",
                      "thinking of switching",
                      "thinking about switching",
                      "considering switching",
                      "want to switch away",
                      "want to switch from",
                      "gonna switch",
                      "going to switch",
                      "might switch",
                      "ready to switch",
                      "switching away",
                      "moving away from",
                      "replacement for",
                      "what else is there",
                      "leaving you for",
                      "need a new provider",
                      "need a new bank",
                      "need a new airline",
                      "find another airline",
                      "find another bank",
                      "find another provider",
                      "finding a new",
                      "to find a new"),
                  List.of("no alternative", "had to find a new")),
              rule(
                  COMPLAINT,
                  List.of(
                      "terrible",
                      "horrible",
                      "worst",
                      "awful",
                      "unacceptable",
                      "ridiculous",
                      "rude",
                      "useless",
                      "disgusting",
                      "disappointed",
                      "disappointing",
                      "disappointment",
                      "frustrating",
                      "frustrated",
                      "pathetic",
                      "joke",
                      "scam",
                      "ripoff",
                      "rip off",
                      "still waiting",
                      "on hold",
                      "no response",
                      "no reply",
                      "no answer",
                      "no help",
                      "not working",
                      "doesn't work",
                      "does not work",
                      "won't work",
                      "isn't working",
                      "stopped working",
                      "broken",
                      "broke",
                      "cancelled",
                      "canceled",
                      "delayed",
                      "delay",
                      "delays",
                      "lost",
                      "missing",
                      "late",
                      "stuck",
                      "stranded",
                      "never arrived",
                      "not arrived",
                      "refund",
                      "overcharged",
                      "charged",
                      "down again",
                      "outage",
                      "hung up",
                      "poor",
                      "bad service",
                      "customer service",
                      "fail",
                      "failed",
                      "fails",
                      "failing",
                      "error",
                      "crash",
                      "crashes",
                      "crashing",
                      "damaged",
                      "stolen",
                      "wrong",
                      "waiting",
                      "waited",
                      "hours",
                      "sucks",
                      "hate",
                      "ruined",
                      "ruining",
                      "fix",
                      "never again",
                      "nobody",
                      "can't get",
                      "can't even",
                      "cannot get",
                      "declined",
                      "stale",
                      "bitter",
                      "burnt",
                      "cold",
                      "overpriced",
                      "expensive"),
                  List.of()),
              rule(
                  PRAISE,
                  List.of(
                      "thank",
                      "thanks",
                      "thx",
                      "ty",
                      "great",
                      "love",
                      "loved",
                      "loving",
                      "best",
                      "awesome",
                      "amazing",
                      "excellent",
                      "fantastic",
                      "wonderful",
                      "brilliant",
                      "perfect",
                      "kudos",
                      "well done",
                      "shout out",
                      "shoutout",
                      "impressed",
                      "appreciate",
                      "appreciated",
                      "good job",
                      "great job",
                      "nice job",
                      "helpful",
                      "friendly",
                      "outstanding",
                      "superb",
                      "delicious",
                      "happy",
                      "rock",
                      "rocks",
                      "congrats",
                      "congratulations",
                      "you guys are the best",
                      "pleasant"),
                  List.of("thanks for nothing", "no thanks", "thanks a lot for nothing"))));

  private Intents() {}

  private static TopicRule rule(String id, List<String> any, List<String> none) {
    return new TopicRule(id, any, List.of(), none);
  }

  /**
   * What an English post wants, sorted.
   *
   * @param mood about the brand; null when nobody knows: such a post neither complains nor praises
   */
  public static List<String> of(String text, Mood mood) {
    String plain = PlainText.of(text);
    Set<String> found = new TreeSet<>();
    boolean asks = asks(plain);
    if (asks) {
      found.add(QUESTION);
    }
    for (String intent : RULES.topicsOf(plain)) {
      boolean holds =
          switch (intent) {
            case COMPLAINT -> mood == Mood.NEGATIVE;
            case PRAISE -> mood == Mood.POSITIVE;
            default -> true;
          };
      if (holds) {
        found.add(intent);
      }
    }
    return List.copyOf(found);
  }

  /** Whether a sentence that ends with a question mark begins as a question does. */
  private static boolean asks(String plain) {
    for (String sentence : questions(plain)) {
      List<String> words = TopicWords.of(sentence);
      int first = 0;
      while (first < words.size() && LEADING.contains(words.get(first))) {
        first++;
      }
      // "Really?" and "Why?" want no answer; a question has a verb and something that it is about.
      if (words.size() - first >= 3 && ASKING.contains(words.get(first))) {
        return true;
      }
    }
    return false;
  }

  private static List<String> questions(String plain) {
    List<String> questions = new ArrayList<>();
    int from = 0;
    for (int at = 0; at < plain.length(); at++) {
      char c = plain.charAt(at);
      if (c == '?') {
        questions.add(plain.substring(from, at));
      }
      if (c == '?' || c == '!' || c == '\n' || c == '.' || c == ',' || c == ';') {
        from = at + 1;
      }
    }
    return questions;
  }

  private static Set<String> setOf(String words) {
    return Collections.unmodifiableSet(new HashSet<>(Arrays.asList(words.split(" ", -1))));
  }
}
