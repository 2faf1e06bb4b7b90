package org.barograph.nlp.accurate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordPiecesTest {

  private static final long START = 101;
  private static final long END = 102;
  private static final long UNKNOWN = 100;

  private static final String VOCABULARY =
      "{\"model\": {\"type\": \"WordPiece\", \"vocab\": {\"cool\": 1, \"so\": 2, \"late\": 3,"
          + " \"##st\": 4, \"cafe\": 5, \"##s\": 6}}}";

  @Test
  void longestPiecesComeFirst() throws IOException {
    assertThat(encode("Latest")).containsExactly(START, 3, 4, END);
  }

  @Test
  void wordWithoutPiecesIsUnknown() throws IOException {
    assertThat(encode("latex", "so")).containsExactly(START, UNKNOWN, 2, END);
  }

  @Test
  void accentsAreDropped() throws IOException {
    assertThat(encode("Cafés")).containsExactly(START, 5, 6, END);
  }

  @Test
  void lengthenedWordIsTheWord() throws IOException {
    assertThat(encode("cooool", "soooo")).containsExactly(START, 1, 2, END);
  }

  @Test
  void longPostIsCut() throws IOException {
    String[] words = Collections.nCopies(500, "latest").toArray(new String[0]);
    assertThat(encode(words)).hasSize(WordPieces.MAX_PIECES).endsWith(END);
  }

  @Test
  void fileWithoutVocabularyIsRefused() {
    assertThatIOException()
        .isThrownBy(() -> read("{\"model\": {}}"))
        .withMessage("the tokenizer has no model.vocab");
  }

  private static long[] encode(String... words) throws IOException {
    return read(VOCABULARY).encode(List.of(words));
  }

  private static WordPieces read(String json) throws IOException {
    return WordPieces.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
  }
}
