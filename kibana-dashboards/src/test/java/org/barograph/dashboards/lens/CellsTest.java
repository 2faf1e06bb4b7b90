package org.barograph.dashboards.lens;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CellsTest {

  private final JsonNode document = read();

  private static JsonNode read() {
    try {
      return new ObjectMapper()
          .readTree(
              """
              {"brand": "acme", "topics": ["a", "b"], "evidence": {"drivers": [
                {"text": "one", "reasons": ["x", "y"]}, {"text": "two", "author": "ann"}]}}\
              """);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void oneValueOrAList() {
    assertThat(Cells.at(document, "brand")).isEqualTo("acme");
    assertThat(Cells.at(document, "topics")).isEqualTo(List.of("a", "b"));
    assertThat(Cells.at(document, "evidence.stories.text")).isNull();
  }

  @Test
  void theEntriesOfAListOfObjectsBelongTogether() {
    assertThat(Cells.at(document, "evidence.drivers.text")).isEqualTo(List.of("one", "two"));
    assertThat(Cells.at(document, "evidence.drivers.reasons"))
        .isEqualTo(Arrays.asList(List.of("x", "y"), null));
    assertThat(Cells.at(document, "evidence.drivers.author")).isEqualTo(Arrays.asList(null, "ann"));
    assertThat(Cells.at(document, "evidence.drivers.url")).isNull();
  }
}
