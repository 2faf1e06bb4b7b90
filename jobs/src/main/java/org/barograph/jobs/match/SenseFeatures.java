package org.barograph.jobs.match;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** How a name that is also a word is written, and what stands around it, as numbers. */
final class SenseFeatures {
  private static final Set<String> ARTICLES =
      Fields.words(
          """
          a an the this that every no
          """);
  private static final Set<String> OWNERS =
      Fields.words(
          """
          my your our his her their its
          """);
  private static final Set<String> PLACES =
      Fields.words(
          """
          on at from via by through in
          """);
  private static final Set<String> LINKS =
      Fields.words(
          """
          and or with for of than about
          """);
  private static final Set<String> VERBAL =
      Fields.words(
          """
          to will can not dont t i you we they people would and
          """);

  /** What the numbers are, in their order. */
  static final List<String> NAMES =
      Pattern.compile("\\s+[|]\\s+|\\n")
          .splitAsStream(
              """
              bias | capital | all capitals | loud post | level 10 | level 20 | level 35 | also a person's name
              two letters | first word | after an article | after an owner | after a place word
              after a link | after a verb's word | a person's name before | a person's name after
              capital before | capital after | possessive | trade nearby | number after | other brands
              its tag beside | hyphen | small after the | small after a | capital, everyday word | at a place
              small after a noun | small before a noun | first word, everyday | small plural form
              level 50 | rare word | small, a person's name | civic words nearby | sport nearby
              small, trade nearby | words beside | words near | words of the post
              model number after | beside another name | company verb after
              mostly with a capital | small, mostly with a capital | capital, mostly with a capital
              """)
          .toList();

  private static final int TRADE = 1;
  private static final int CIVIC = 2;
  private static final int SPORT = 4;

  private final Lexicon lexicon;
  private final FoldedText text;
  private final Surroundings around;

  SenseFeatures(Lexicon lexicon, FoldedText text) {
    this.lexicon = lexicon;
    this.text = text;
    around = new Surroundings(text, lexicon, ContextWeights.shipped());
  }

  double[] of(Candidate c, Known known) {
    int from = c.from();
    int to = nameEnd(c);
    int level = lexicon.level(TagIndex.fold(c.alias()).replace("'", ""));
    int before = around.wordBefore(from);
    String previous = before < 0 ? "" : text.substring(before, around.wordEnd(before));
    int after = around.wordAfter(c.to());
    boolean capital = text.isUpper(from);
    boolean allCaps = capital && to - from > 1 && text.isUpper(to - 1);
    boolean small = !capital;
    var f = new double[NAMES.size()];
    int i = 0;
    f[i++] = 1;
    f[i++] = flag(capital && !around.isLoud());
    f[i++] = flag(allCaps);
    f[i++] = flag(around.isLoud());
    f[i++] = flag(level > 0 && level <= 10);
    f[i++] = flag(level == 20);
    f[i++] = flag(level > 20 && level <= 35);
    f[i++] = flag(lexicon.isPersonName(text, from, to));
    f[i++] = flag(to - from <= 2);
    f[i++] = flag(before < 0);
    f[i++] = flag(ARTICLES.contains(previous));
    f[i++] = flag(OWNERS.contains(previous));
    f[i++] = flag(PLACES.contains(previous));
    f[i++] = flag(LINKS.contains(previous));
    f[i++] = flag(small && VERBAL.contains(previous));
    f[i++] = flag(before >= 0 && around.isPerson(before));
    f[i++] = flag(after >= 0 && around.isPerson(after));
    f[i++] = flag(capital && before >= 0 && text.isUpper(before) && !around.isPerson(before));
    f[i++] = flag(capital && after >= 0 && text.isUpper(after) && !around.isPerson(after));
    f[i++] = flag(c.to() > to && text.classAt(to) == CharClass.GAP);
    int fields = fieldsNearby(from, c.to());
    f[i++] = flag((fields & TRADE) != 0);
    f[i++] = flag(after >= 0 && Character.isDigit(text.chars[after]));
    f[i++] = flag(known.holdsOtherThan(c.brand()));
    f[i++] = flag(known.holds(c.brand()));
    f[i++] = flag(text.charAt(from - 1) == '-' || text.charAt(c.to()) == '-');
    boolean everyday = level > 0 && level <= 20;
    f[i++] = flag(small && previous.equals("the"));
    f[i++] = flag(small && (previous.equals("a") || previous.equals("an")));
    f[i++] = flag(capital && !around.isLoud() && everyday);
    f[i++] = flag(text.charAt(from - 1) == ' ' && text.charAt(from - 2) == '@');
    f[i++] = flag(small && before >= 0 && around.isContent(before));
    f[i++] = flag(small && after >= 0 && around.isContent(after));
    f[i++] = flag(before < 0 && everyday);
    f[i++] = flag(small && text.charAt(to - 1) == 's' && level > 0);
    f[i++] = flag(level > 35 && level <= WordSense.RARE);
    f[i++] = flag(level > WordSense.RARE);
    f[i++] = flag(small && lexicon.isPersonName(text, from, to));
    f[i++] = flag((fields & CIVIC) != 0);
    f[i++] = flag((fields & SPORT) != 0);
    f[i++] = flag(small && (fields & TRADE) != 0);
    f[i++] = around.beside(from, c.to()) / 2;
    f[i++] = around.near(from, c.to()) / 2;
    f[i++] = around.ofPost() / 2;
    f[i++] = flag(around.hasDigit(after));
    f[i++] = flag(around.isListed(from, c.to()));
    f[i++] = flag(capital && around.isDoing(after));
    boolean quiet = !around.isLoud();
    String name = TagIndex.fold(c.alias()).replace("'", "");
    double share = Capitals.shipped().share(name) - 0.5;
    f[i++] = share;
    f[i++] = capital && quiet ? 0 : share;
    f[i++] = capital && quiet ? share : 0;
    return f;
  }

  /** Whether a word of the brand's context stands anywhere else in the text. */
  boolean hasWordOf(Set<Long> context, Candidate c) {
    if (context.isEmpty()) {
      return false;
    }
    int at = around.anyWordAfter(0);
    for (int i = 0; i < Surroundings.MAX_WORDS && at >= 0; i++) {
      if ((at < c.from() || at >= c.to()) && context.contains(around.hash(at))) {
        return true;
      }
      at = around.anyWordAfter(around.wordEnd(at));
    }
    return false;
  }

  /** Of a plural or possessive, where the name itself ends. */
  private int nameEnd(Candidate c) {
    int letters = TagIndex.fold(c.alias()).length();
    return c.kind() == Kind.INFLECTED ? Math.min(c.to(), c.from() + letters) : c.to();
  }

  /** The fields of life, one bit each, that the four words on either side belong to. */
  private int fieldsNearby(int from, int to) {
    int fields = 0;
    int left = from;
    int right = to;
    for (int i = 0; i < 4; i++) {
      int before = left <= 0 ? -1 : around.anyWordBefore(left);
      if (before >= 0) {
        left = before;
        fields |= fieldsOf(text.substring(before, around.wordEnd(before)));
      }
      int after = around.anyWordAfter(right);
      if (after >= 0) {
        right = around.wordEnd(after);
        fields |= fieldsOf(text.substring(after, right));
      }
    }
    return fields;
  }

  private static int fieldsOf(String word) {
    return (Fields.TRADE.contains(word) ? TRADE : 0)
        | (Fields.CIVIC.contains(word) ? CIVIC : 0)
        | (Fields.SPORT.contains(word) ? SPORT : 0);
  }

  private static double flag(boolean value) {
    return value ? 1 : 0;
  }
}
