package org.barograph.nlp;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds comparisons of two subjects in one clause by their wording; English only. */
final class Comparisons {

  private static final Set<String> BETTER =
      Set.of(
          "better",
          "faster",
          "cheaper",
          "nicer",
          "easier",
          "cleaner",
          "friendlier",
          "quicker",
          "smoother",
          "stronger",
          "superior",
          "cooler",
          "safer",
          "smarter",
          "kinder",
          "tastier",
          "happier",
          "fresher",
          "clearer",
          "prettier",
          "warmer",
          "more",
          "rather");
  private static final Set<String> WORSE =
      Set.of(
          "worse",
          "slower",
          "pricier",
          "ruder",
          "uglier",
          "dirtier",
          "weaker",
          "inferior",
          "dumber",
          "louder",
          "buggier",
          "clunkier",
          "costlier",
          "less",
          "dearer");
  private static final Set<String> BAD =
      Set.of(
          "expensive",
          "annoying",
          "complicated",
          "confusing",
          "boring",
          "frustrating",
          "difficult",
          "unreliable",
          "crowded",
          "stressful",
          "painful",
          "useless",
          "outdated",
          "broken");
  private static final Set<String> NEGATIONS =
      Set.of("not", "no", "never", "isn't", "isnt", "aren't", "wasn't", "hardly", "barely");

  private static final Pattern WINS =
      Pattern.compile(
          "(still |just |always |absolutely |totally |easily )*"
              + "(beats?|beating|outclass(es)?|outperforms?|outshines?|trumps?|tops|destroys|crushes|smokes"
              + "|runs? (circles|rings) (a?round)|wipes? the floor with|puts? to shame"
              + "|(is |are )?(way |so |miles |leagues |light years |streets )*(ahead of|above)"
              + "|over|has nothing on me)( the)?");
  private static final Pattern LOSES =
      Pattern.compile(
          "(just |simply |still )*"
              + "((can't|cannot|cant|can not|could never|will never) (compete with|match|touch|keep up with"
              + "|hold a candle to|compare (to|with))|(is|are|has) nothing (on|against|compared to|next to)"
              + "|loses? to|(is|are|was|were)? ?(way |far |miles )?behind|pales (beside|next to|compared to)"
              + "|.*(isn't|aren't|wasn't|not|nowhere near|never|half|barely) (half |nearly |anywhere near )?as \\w+ as)"
              + "( the)?");
  private static final Pattern ENVIES =
      Pattern.compile(
          "(is|are|'s|was) (no|not|hardly a)|(really |desperately )*(wants?|wishes|tries|trying) .*(be|was|were)");
  private static final Pattern LEFT =
      Pattern.compile(
          ".*\\b(switch(ed|ing)?|mov(e|ed|ing)|chang(e|ed|ing)|went|migrat(e|ed|ing)|port(ed|ing)|jump(ed|ing)?"
              + "|convert(ed)?|escap(e|ed))( \\w+){0,4} from( the)?");
  private static final Pattern DITCHED =
      Pattern.compile(
          ".*\\b(left|leaving|ditch(ed|ing)?|swapp?(ed|ing)?|dump(ed|ing)?|replac(e|ed|ing)|trad(e|ed|ing)"
              + "|dropp?(ed|ing)?|quit)( my| our| the)?");
  private static final Pattern INSTEAD =
      Pattern.compile(".*\\b(instead of|rather than)( \\w+){0,3}");
  private static final Pattern BACKGROUND =
      Pattern.compile(
          "(.*\\b)?(unlike|compared (to|with)|in contrast to|next to|beside)( the| my| those| you at)?");
  private static final Pattern ASKS =
      Pattern.compile(
          "(so |and |or |but |also |ps )*(is|are|does|do|did|has|have|anyone|anybody|someone|somebody"
              + "|how (much|is|are|long|good)|which|what (does|do|about)|will)\\b.*");
  private static final Pattern PEOPLE =
      Pattern.compile(
          ".*\\b(people|staff|team|guys|folks|crew|everyone|everybody|lot|service|support|friends|all)"
              + " (at|from)( the)?");
  private static final Pattern PLACE =
      Pattern.compile(
          ".*\\b(at|outside|near|past|behind|opposite|in front of|(on the )?way to|over to|parked at|from a"
              + "|by the|outside the|the next|next to)( the| a| my| our)?");

  private Comparisons() {}

  /** Whether a clause only asks about the subject that it names. */
  static boolean isQuestion(List<Piece> clause) {
    return clause.getLast().isRunOf('?') && ASKS.matcher(words(clause)).matches();
  }

  /** What a clause says of its subjects by comparing; empty when it compares nothing. */
  static Map<String, Comparison> in(List<Piece> clause) {
    Map<String, Comparison> found = new HashMap<>();
    int first = -1;
    for (int i = 0; i < clause.size(); i++) {
      if (!clause.get(i).isName()) {
        continue;
      }
      if (first >= 0 && !clause.get(first).subject().equals(clause.get(i).subject())) {
        compare(clause, first, i, found);
      }
      first = i;
    }
    return found;
  }

  private static void compare(
      List<Piece> clause, int first, int second, Map<String, Comparison> found) {
    String one = clause.get(first).subject();
    String other = clause.get(second).subject();
    String before = words(clause.subList(0, first));
    String between = words(clause.subList(first + 1, second));
    List<Piece> gap = clause.subList(first + 1, second);
    boolean together = gap.stream().noneMatch(p -> p.word().equals(","));
    if (!gap.isEmpty() && gap.stream().allMatch(p -> p.isRunOf('>'))) {
      put(found, one, Comparison.BETTER, other, Comparison.WORSE);
    } else if (!gap.isEmpty() && gap.stream().allMatch(p -> p.isRunOf('<'))) {
      put(found, one, Comparison.WORSE, other, Comparison.BETTER);
    } else if (BACKGROUND.matcher(before).matches()) {
      put(found, one, Comparison.AGAINST, other, null);
    } else if (BACKGROUND.matcher(between).matches() && !between.endsWith("next to")) {
      put(found, one, null, other, Comparison.AGAINST);
    } else if (together && between.matches("(.* )?than( \\w+)?")) {
      than(before, between, one, other, found);
    } else if (together && WINS.matcher(between).matches()) {
      put(found, one, Comparison.BETTER, other, Comparison.WORSE);
    } else if (together && LOSES.matcher(between).matches()) {
      put(found, one, Comparison.WORSE, other, Comparison.BETTER);
    } else if (together && ENVIES.matcher(between).matches()) {
      put(found, one, Comparison.WORSE, other, Comparison.ASIDE);
    } else if ((LEFT.matcher(before).matches() && between.matches("(over )?to( the)?"))
        || (DITCHED.matcher(before).matches() && between.matches("for|with|and (got|chose)"))) {
      put(found, one, Comparison.WORSE, other, Comparison.BETTER);
    } else if (INSTEAD.matcher(before).matches()) {
      put(found, one, Comparison.WORSE, other, null);
    } else if (INSTEAD.matcher(between).matches()) {
      put(found, one, null, other, Comparison.WORSE);
    } else if (before.matches("(.* )?prefer") && between.matches("to|over")) {
      put(found, one, Comparison.BETTER, other, Comparison.WORSE);
    } else if (PLACE.matcher(between).matches() && !PEOPLE.matcher(between).matches()) {
      put(found, one, null, other, Comparison.ASIDE);
    } else if (PLACE.matcher(before).matches() && !PEOPLE.matcher(before).matches()) {
      put(found, one, Comparison.ASIDE, other, null);
    }
  }

  private static void than(
      String before, String between, String one, String other, Map<String, Comparison> found) {
    boolean negated = false;
    int better = before.matches("(.* )?(rather|like|love|trust)") ? 1 : 0;
    for (String word : between.split(" ", -1)) {
      negated |= NEGATIONS.contains(word);
      better = BETTER.contains(word) ? 1 : WORSE.contains(word) ? -1 : better;
      better = BAD.contains(word) ? -better : better; // "more expensive", "less annoying"
    }
    if (better != 0 && negated) {
      // "no better than" says nothing good of either.
      put(found, one, better > 0 ? Comparison.WORSE : Comparison.BETTER, other, null);
    } else if (better != 0) {
      put(
          found,
          one,
          better > 0 ? Comparison.BETTER : Comparison.WORSE,
          other,
          better > 0 ? Comparison.WORSE : Comparison.BETTER);
    }
  }

  private static void put(
      Map<String, Comparison> found,
      String one,
      Comparison ofOne,
      String other,
      Comparison ofOther) {
    if (ofOne != null) {
      found.putIfAbsent(one, ofOne);
    }
    if (ofOther != null) {
      found.putIfAbsent(other, ofOther);
    }
  }

  /** Names become a word of their own, so that no pattern reaches across one. */
  private static String words(List<Piece> pieces) {
    StringBuilder words = new StringBuilder();
    for (Piece piece : pieces) {
      if (piece.isName() || piece.isWord()) {
        words.append(words.isEmpty() ? "" : " ").append(piece.isName() ? "\u00a7" : piece.word());
      }
    }
    return words.toString();
  }
}
