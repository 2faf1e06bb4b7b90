package org.barograph.connectors.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ElasticsearchSettingsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://elastic:hunter2@127.0.0.1:9200",
        "http://elastic:hunter2 @127.0.0.1:9200",
        "ftp://elastic:hunter2@127.0.0.1",
      })
  void refusesPasswordsInUrlsWithoutRepeatingThem(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ElasticsearchSettings.of(url))
        .withMessageStartingWith("urls: ")
        .withMessageNotContaining("hunter2");
  }

  @Test
  void refusesTwoPlacesForTheKey() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> local().withApiKey("KEY", "/run/key"))
        .withMessageContaining("KEY and /run/key");
  }

  @Test
  void namesTheEnvironmentVariableThatHoldsNoKey() {
    var settings = local().withApiKey("BAROGRAPH_TEST_NO_SUCH_VARIABLE", null);

    assertThatThrownBy(() -> ElasticsearchClients.open(settings))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("BAROGRAPH_TEST_NO_SUCH_VARIABLE");
  }

  @Test
  void serializedFormDoesNotHoldTheKey(@TempDir Path folder) throws IOException {
    var file = Files.writeString(folder.resolve("key"), "c2VjcmV0\n");
    var settings = local().withApiKey(null, file.toString());
    ElasticsearchClients.open(settings).close();

    var bytes =
        new String(
            InstantiationUtil.serializeObject(settings),
            java.nio.charset.StandardCharsets.ISO_8859_1);

    assertThat(bytes + settings).doesNotContain("c2VjcmV0");
  }

  private static ElasticsearchSettings local() {
    return ElasticsearchSettings.of("http://127.0.0.1:9200");
  }
}
