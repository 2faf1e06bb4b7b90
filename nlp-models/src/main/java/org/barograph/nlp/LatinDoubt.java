package org.barograph.nlp;

import com.github.pemistahl.lingua.api.IsoCode639_1;
import com.github.pemistahl.lingua.api.LanguageDetector;
import com.github.pemistahl.lingua.api.LanguageDetectorBuilder;
import java.util.Map;

/**
 * A text in Latin letters whose function words do not decide: lingua's trigrams do, and the
 * source's hint where they tie.
 *
 * <p>lingua computes in the JVM's common fork-join pool and waits for it. That pool has one worker
 * less than the machine has cores, so whatever blocks there holds the language gate up: nothing
 * that waits belongs into it.
 */
final class LatinDoubt {

  // Relative to lingua's favourite, which has 1. Names tilt short English posts by this much.
  private static final double TIE = 0.05;
  private static final double STILL_ENGLISH = 0.8;

  private LatinDoubt() {}

  /**
   * Decides for one language.
   *
   * @param foreignSigns whether words or letters speak against English
   * @param hint ISO 639-1 or empty
   */
  static Language decide(String text, boolean foreignSigns, String hint) {
    double english = 0;
    double best = 0;
    String language = "und";
    for (Map.Entry<com.github.pemistahl.lingua.api.Language, Double> entry :
        Lingua.DETECTOR.computeLanguageConfidenceValues(text).entrySet()) {
      IsoCode639_1 code = entry.getKey().getIsoCode639_1();
      if (code == IsoCode639_1.EN) {
        english = entry.getValue();
      } else if (entry.getValue() > best) {
        best = entry.getValue();
        // Posts say "no" where ISO has a code of its own for Bokmål.
        language = code == IsoCode639_1.NB ? "no" : code.toString();
      }
    }
    if (best == 0 && english == 0) {
      return Language.UNDETERMINED;
    }
    double lead = english - best;
    if (Math.abs(lead) <= TIE && !hint.isEmpty()) {
      return Language.of(hint);
    }
    double needed = foreignSigns ? -TIE : STILL_ENGLISH - 1;
    return lead >= needed ? Language.ENGLISH : Language.of(language);
  }

  /** Loads some 30 MB of trigrams when the first doubt arises. */
  private static final class Lingua {
    static final LanguageDetector DETECTOR =
        LanguageDetectorBuilder.fromIsoCodes639_1(
                IsoCode639_1.EN,
                IsoCode639_1.ES,
                IsoCode639_1.FR,
                IsoCode639_1.DE,
                IsoCode639_1.IT,
                IsoCode639_1.PT,
                IsoCode639_1.NL,
                IsoCode639_1.SV,
                IsoCode639_1.DA,
                IsoCode639_1.NB,
                IsoCode639_1.FI,
                IsoCode639_1.PL,
                IsoCode639_1.CS,
                IsoCode639_1.RO,
                IsoCode639_1.HU,
                IsoCode639_1.TR,
                IsoCode639_1.ID,
                IsoCode639_1.TL,
                IsoCode639_1.VI,
                IsoCode639_1.HR)
            .withLowAccuracyMode()
            .build();
  }
}
