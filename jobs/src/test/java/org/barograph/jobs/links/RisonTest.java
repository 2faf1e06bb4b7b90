package org.barograph.jobs.links;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RisonTest {

  /** The addresses that the unit tests of Kibana's dashboard links expect. */
  @Test
  void writesWhatKibanaWrites() {
    Map<String, Object> meta = new HashMap<>();
    meta.put("alias", null);
    meta.put("disabled", false);
    meta.put("negate", false);
    Map<String, Object> state =
        Map.of(
            "time", Map.of("to", "now", "from", "now-15m", "mode", "relative"),
            "refreshInterval", Map.of("pause", false, "value", 300),
            "filters",
                List.of(
                    Map.of(
                        "meta", meta,
                        "query", Map.of("query", "hi"),
                        "$state", Map.of("store", "globalState"))));

    assertThat(Rison.of(Map.of())).isEqualTo("()");
    assertThat(Rison.of(state))
        .isEqualTo(
            "(filters:!(('$state':(store:globalState),meta:(alias:!n,disabled:!f,negate:!f),"
                + "query:(query:hi))),refreshInterval:(pause:!f,value:300),"
                + "time:(from:now-15m,mode:relative,to:now))");
  }

  @Test
  void quotesWhatIsNoPlainWord() {
    assertThat(Rison.of("it's 5!")).isEqualTo("'it!'s 5!!'");
    assertThat(Rison.of("")).isEqualTo("''");
    assertThat(Rison.of("1st")).isEqualTo("'1st'");
    assertThat(Rison.of("-x")).isEqualTo("'-x'");
  }

  @Test
  void whateverStandsInATextIsReadBack() {
    Random random = new Random(4);
    String signs = "ab 1-'!:(),*@$\"\\\n😡é&#?%+=";
    for (int round = 0; round < 500; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(8); i > 0; i--) {
        int[] points = signs.codePoints().toArray();
        text.appendCodePoint(points[random.nextInt(points.length)]);
      }
      Map<String, Object> value = Map.of("k " + text, List.of(text.toString(), true, 7));
      assertThat(RisonReader.read(RisonReader.decoded(Rison.encoded(value)))).isEqualTo(value);
    }
  }
}
