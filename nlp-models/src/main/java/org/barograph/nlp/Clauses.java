package org.barograph.nlp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Tells which part of a text speaks of which of its subjects. A text is cut at the ends of
 * sentences and before words that set one thing against another; what names nobody goes on about
 * whoever was named last. Clauses that name several are cut between the names where there is
 * something to cut, and compared where they compare.
 */
final class Clauses {

  /**
   * What a text says of one subject.
   *
   * @param text the part of the text, in order
   * @param comparison null where it is not set beside another
   */
  record Part(String text, Comparison comparison) {}

  private static final Set<String> CONTRASTS =
      Set.of(
          "but",
          "however",
          "while",
          "whereas",
          "although",
          "though",
          "yet",
          "luckily",
          "thankfully",
          "fortunately",
          "sadly",
          "meanwhile",
          "nevertheless",
          "still");
  private static final Set<String> JOINTS =
      Set.of(
          "and", "so", "then", "because", "or", "as", "since", "if", "until", ",", ":", "-", "–",
          "—", "(", ")", "/");
  private static final Set<String> ALL =
      Set.of("both", "neither", "all", "either", "each", "everyone", "everybody", "none");

  private final String text;
  private final List<Piece> pieces;
  private final Set<String> subjects = new LinkedHashSet<>();

  private Clauses(String text, List<Naming> namings) {
    this.text = text;
    this.pieces = Piece.of(text, namings);
    pieces.stream().filter(Piece::isName).forEach(piece -> subjects.add(piece.subject()));
  }

  /**
   * The parts by subject; none for a subject that is not among the namings.
   *
   * @param namings in order of their start
   */
  static Map<String, Part> of(String text, List<Naming> namings) {
    return new Clauses(text, namings).parts();
  }

  private Map<String, Part> parts() {
    Map<String, List<List<Piece>>> clausesOf = new LinkedHashMap<>();
    Map<String, Comparison> comparisons = new TreeMap<>();
    List<List<Piece>> nameless = new ArrayList<>();
    Set<String> last = Set.of();
    for (List<Piece> sentence : sentences()) {
      for (List<Piece> clause : clauses(sentence, comparisons)) {
        Set<String> named = namesIn(clause);
        if (named.isEmpty() && clause.stream().anyMatch(piece -> ALL.contains(piece.word()))) {
          named = subjects;
        } else if (named.isEmpty()) {
          named = last;
        } else {
          last = named;
        }
        if (named.isEmpty()) {
          nameless.add(clause);
        }
        for (String subject : named) {
          List<List<Piece>> of = clausesOf.computeIfAbsent(subject, s -> new ArrayList<>());
          of.addAll(nameless);
          of.add(clause);
        }
        if (!named.isEmpty()) {
          nameless.clear();
        }
      }
    }
    Map<String, Part> parts = new TreeMap<>();
    clausesOf.forEach((subject, clauses) ->
        parts.put(subject, new Part(joined(clauses), comparisons.get(subject))));
    return parts;
  }

  private List<List<Piece>> sentences() {
    List<List<Piece>> sentences = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      boolean ends = piece.endsSentence() || piece.isRunOf(';') || piece.isPicture();
      if (piece.opensLine() && i > from) {
        sentences.add(pieces.subList(from, i));
        from = i;
      }
      boolean last = i + 1 == pieces.size();
      if (ends && (last || !(pieces.get(i + 1).endsSentence() || pieces.get(i + 1).isPicture()))) {
        sentences.add(pieces.subList(from, i + 1));
        from = i + 1;
      }
    }
    if (from < pieces.size()) {
      sentences.add(pieces.subList(from, pieces.size()));
    }
    return sentences;
  }

  private List<List<Piece>> clauses(List<Piece> sentence, Map<String, Comparison> comparisons) {
    List<List<Piece>> clauses = new ArrayList<>();
    int from = 0;
    for (int i = 1; i < sentence.size() - 1; i++) {
      if (isContrast(sentence, from, i)) {
        clauses.add(sentence.subList(from, i));
        from = i;
      }
    }
    clauses.add(sentence.subList(from, sentence.size()));
    List<List<Piece>> finer = new ArrayList<>();
    for (List<Piece> clause : clauses) {
      Set<String> names = namesIn(clause);
      if (names.size() == 1 && Comparisons.isQuestion(clause)) {
        comparisons.putIfAbsent(names.iterator().next(), Comparison.ASIDE);
      }
      if (names.size() < 2) {
        finer.add(clause);
        continue;
      }
      Map<String, Comparison> found = Comparisons.in(clause);
      found.forEach(comparisons::putIfAbsent);
      finer.addAll(cutBetweenNames(clause));
    }
    return finer;
  }

  /** "nice though", "not yet" and a contrast within what is said of one subject do not cut. */
  private static boolean isContrast(List<Piece> sentence, int from, int at) {
    String word = sentence.get(at).word();
    if (!CONTRASTS.contains(word) || at == from) {
      return false;
    }
    boolean afterMark = !sentence.get(at - 1).isName() && !sentence.get(at - 1).isWord();
    return switch (word) {
      case "yet", "still", "sadly", "meanwhile" -> afterMark || sentence.get(at + 1).isName();
      default -> true;
    };
  }

  /** Cuts a clause at the last joint between two names, where something is said of the first. */
  private static List<List<Piece>> cutBetweenNames(List<Piece> clause) {
    List<List<Piece>> cut = new ArrayList<>();
    int from = 0;
    int name = -1;
    for (int i = 0; i < clause.size(); i++) {
      if (!clause.get(i).isName()) {
        continue;
      }
      if (name >= 0 && !clause.get(name).subject().equals(clause.get(i).subject())) {
        int joint = jointBetween(clause, name, i);
        if (joint > from) {
          cut.add(clause.subList(from, joint));
          from = joint;
        }
      }
      name = i;
    }
    cut.add(clause.subList(from, clause.size()));
    return cut;
  }

  private static int jointBetween(List<Piece> clause, int first, int second) {
    int joint = -1;
    for (int i = first + 1; i < second; i++) {
      if (JOINTS.contains(clause.get(i).word())) {
        joint = i;
      }
    }
    if (joint < 0) {
      return -1;
    }
    long said =
        clause.subList(first + 1, second).stream()
            .filter(piece -> piece.isWord() && !JOINTS.contains(piece.word()))
            .count();
    long before = clause.subList(0, first).stream().filter(Piece::isWord).count();
    long after = clause.subList(second + 1, clause.size()).stream().filter(Piece::isWord).count();
    // "Quillo and Mellow are down" is one clause, "been to Quillo, Mellow was closed" is two.
    boolean mark = !clause.get(joint).isWord();
    return said > 0 || (mark && before > 1 && after > 1) ? joint : -1;
  }

  private static Set<String> namesIn(List<Piece> clause) {
    Set<String> names = new LinkedHashSet<>();
    clause.stream().filter(Piece::isName).forEach(piece -> names.add(piece.subject()));
    return names;
  }

  private String joined(List<List<Piece>> clauses) {
    StringBuilder joined = new StringBuilder();
    for (List<Piece> clause : clauses) {
      int start = clause.getFirst().start();
      int end = clause.getLast().end();
      joined.append(joined.isEmpty() ? "" : " ").append(text, start, end);
    }
    return joined.toString();
  }
}
