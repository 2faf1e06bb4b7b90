package org.barograph.nlp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.barograph.nlp.LanguageGateFigures.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageGateTest {

  private static final LanguageGate GATE = LanguageGate.shared();

  @Test
  void foreignPostsAreHeldBack() throws IOException, URISyntaxException {
    List<Sample> foreign =
        samples("languages.tsv").stream().filter(sample -> !sample.isEnglish()).toList();
    assertThat(foreign.stream().map(Sample::code).collect(Collectors.toSet()))
        .hasSizeGreaterThanOrEqualTo(20);
    assertThat(wrong(foreign)).hasSizeLessThanOrEqualTo(foreign.size() * 3 / 100);
  }

  /** Romanised and mixed languages, too; see MODEL-CARD.md for the figures by language. */
  @Test
  void freshForeignPostsAreHeldBack() throws IOException, URISyntaxException {
    List<Sample> foreign =
        samples("languages-measure.tsv").stream().filter(sample -> !sample.isEnglish()).toList();

    assertThat(wrong(foreign)).hasSizeLessThanOrEqualTo(foreign.size() * 3 / 100);
  }

  @Test
  void englishPostsPass() throws IOException {
    List<Sample> posts =
        LanguageGateFigures.samples(EvaluationData.require("sentiment/val.tsv")).stream()
            .skip(1)
            .map(labelled -> new Sample("en", labelled.text()))
            .toList();

    assertThat(wrong(posts)).hasSizeLessThanOrEqualTo(posts.size() * 3 / 100);
  }

  @Test
  void shortEnglishPostsPass() throws IOException, URISyntaxException {
    assertThat(wrong(samples("languages.tsv").stream().filter(Sample::isEnglish).toList()))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Me encanta el nuevo servicio, llegó todo en dos días | es",
        "Das neue Update ist wirklich furchtbar | de",
        "サービスがひどい | ja",
        "服务太差了 | zh",
        "오늘 커피 맛있다 | ko",
        "الخدمة سيئة جدا | ar",
        "Её обслуживание ужасное | ru",
        "Чому її немає | uk",
        "บริการแย่มาก | th",
        "iPhone買った! | ja"
      })
  void languageIsNamed(String text, String code) {
    assertThat(GATE.detect(text, null)).isEqualTo(new Language(code, false));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"@user https://example.org/a", "😂😂", "#MondayMotivation", "12:30 !!", "''"})
  void textWithoutWordsIsUndeterminedAndMayBeScored(String text) {
    assertThat(GATE.detect(text, "es")).isEqualTo(Language.UNDETERMINED);
  }

  @Test
  void hintDoesNotOverruleClearWords() {
    assertThat(GATE.detect("The flight was cancelled and they did not tell us", "es"))
        .isEqualTo(Language.ENGLISH);
  }

  @Test
  void hintDecidesWhereTheTextSaysNothing() {
    assertThat(GATE.detect("Nike", "es-MX")).isEqualTo(new Language("es", false));
  }

  @Test
  void withoutHintAFewLettersAreUndetermined() {
    assertThat(GATE.detect("Nike", null)).isEqualTo(Language.UNDETERMINED);
  }

  @Test
  void nullTextIsUndetermined() {
    assertThat(GATE.detect(null, null)).isEqualTo(Language.UNDETERMINED);
  }

  private static Set<Sample> wrong(List<Sample> samples) {
    return samples.stream().filter(sample -> !sample.isGatedRightly()).collect(Collectors.toSet());
  }

  private static List<Sample> samples(String file) throws IOException, URISyntaxException {
    return LanguageGateFigures.samples(Path.of(LanguageGateTest.class.getResource(file).toURI()));
  }
}
