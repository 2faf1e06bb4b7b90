package org.barograph.nlp;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Texts that break tokenizers and parsers: those known to, and random ones. */
public final class HostileTexts {

  private static final long SEED = 20_261_122;

  private HostileTexts() {}

  /** Name and text. */
  public static Stream<Arguments> known() {
    return Stream.of(
        Arguments.of("empty", ""),
        Arguments.of("blank", " \t\n "),
        Arguments.of("null characters", "good\0\0service\0"),
        Arguments.of("lone high surrogate", "good \ud83d service"),
        Arguments.of("lone low surrogate", "\ude00 good"),
        Arguments.of("surrogates the wrong way round", "\ude00\ud83d".repeat(500)),
        Arguments.of("one token of 10,000 letters", "a".repeat(10_000)),
        Arguments.of("one token of 10,000 different letters", "abcdefghij".repeat(1_000)),
        Arguments.of("5,000 emoji", "😂😡".repeat(2_500)),
        Arguments.of("5,000 of the same emoji", "😂".repeat(5_000)),
        Arguments.of("2,000 nested brackets", "(".repeat(1_000) + ")".repeat(1_000)),
        Arguments.of("2,000 mixed brackets", "([{".repeat(700)),
        Arguments.of("80 words without a stop", "my flight is late again ".repeat(16)),
        Arguments.of("300 words without a stop", "my flight is late again ".repeat(60)),
        Arguments.of("3,000 words without a stop", "late again ".repeat(1_500)),
        Arguments.of("right to left", "\u202eالخدمة سيئة جدا\u202c good"),
        Arguments.of("stacked accents", "g\u0300".concat("\u0301".repeat(3_000)) + "ood"),
        Arguments.of("a dotted domain without end", "a.".repeat(3_000)),
        Arguments.of("slashes", "/".repeat(3_000) + "a/b".repeat(1_000)),
        Arguments.of("hyphens", "a-".repeat(3_000)),
        Arguments.of("digits", "1,2.3".repeat(2_000)),
        Arguments.of("apostrophes", "'n't".repeat(2_000)),
        Arguments.of("at signs", "@".repeat(5_000)),
        Arguments.of("hashes", "#a".repeat(3_000)),
        Arguments.of("escapes", "\\u0000\\ud83d\\uffff&#0;&#x110000;&#99999999;&;&amp".repeat(200)),
        Arguments.of("markup", "<a href='x'>".repeat(500)),
        Arguments.of("line ends", "\r\n\u2028\u0085".repeat(1_000)),
        Arguments.of("expanding ligature", "\ufdfa".repeat(1_000)),
        Arguments.of("a million characters", "no ".repeat(333_333)),
        Arguments.of("zero width joiners", "👩\u200d💻\u200d".repeat(1_000)),
        Arguments.of("flags", "🇩🇪".repeat(1_000)));
  }

  /** The same at every call. */
  public static List<String> random(int count) {
    var random = new Random(SEED);
    return IntStream.range(0, count).mapToObj(i -> randomText(random)).toList();
  }

  /** Any UTF-16 unit, lone surrogates included, mixed with what people type. */
  private static String randomText(Random random) {
    String[] typed = {
      "not ", "good", "bad ", "n't", ":)", "http://", "#", "@", "&#", "\\u", "😂", "\"\"", " ",
      "...", "o"
    };
    var text = new StringBuilder();
    int pieces = 1 + random.nextInt(60);
    for (int i = 0; i < pieces; i++) {
      switch (random.nextInt(4)) {
        case 0 -> text.append((char) random.nextInt(0x10000));
        case 1 -> text.appendCodePoint(random.nextInt(Character.MAX_CODE_POINT + 1));
        case 2 -> text.append((char) (0x20 + random.nextInt(0x5f)));
        default -> text.append(typed[random.nextInt(typed.length)].repeat(1 + random.nextInt(5)));
      }
    }
    return text.toString();
  }
}
