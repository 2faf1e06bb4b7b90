package org.barograph.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingTest {
  @TempDir Path dir;

  @Test
  void aPlainValueIsItself() {
    assertThat(Setting.plain("5").resolve()).isEqualTo("5");
  }

  @Test
  void anEnvironmentVariableIsReadWhenItIsNeeded() {
    assertThat(Setting.env("PATH").resolve()).isEqualTo(System.getenv("PATH"));
  }

  @Test
  void aMissingVariableIsNamed() {
    assertThatThrownBy(() -> Setting.env("BAROGRAPH_NO_SUCH_VARIABLE").resolve())
        .hasMessage("environment variable BAROGRAPH_NO_SUCH_VARIABLE is not set");
  }

  @Test
  void aFileIsReadWithoutItsLastLineBreak() throws IOException {
    var file = Files.writeString(dir.resolve("secret"), "line 1\nline 2\r\n");
    assertThat(Setting.file(file.toString()).resolve()).isEqualTo("line 1\nline 2");
  }

  @Test
  void aMissingFileIsNamed() {
    var file = dir.resolve("secret").toString();
    assertThatThrownBy(() -> Setting.file(file).resolve())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("secret file " + file + " cannot be read: NoSuchFileException");
  }

  @Test
  void anEmptyFileIsNoSecret() throws IOException {
    var file = Files.writeString(dir.resolve("secret"), "\n").toString();
    assertThatThrownBy(() -> Setting.file(file).resolve())
        .hasMessage("secret file " + file + " is empty");
  }

  @Test
  void aHugeFileIsNoSecret() throws IOException {
    var file = Files.write(dir.resolve("secret"), new byte[70_000]).toString();
    assertThatThrownBy(() -> Setting.file(file).resolve())
        .hasMessage("secret file " + file + " is larger than 64 KiB");
  }

  @Test
  void printedItShowsThePlaceOfASecretAndNotTheSecret() throws IOException {
    var file = Files.writeString(dir.resolve("secret"), "hunter2").toString();
    var kafka = new KafkaConfig(null, "x", 1, Map.of("ssl.key.password", Setting.file(file)));
    assertThat(kafka.toString()).contains("{file: " + file + "}").doesNotContain("hunter2");
  }

  @Test
  void clientPropertiesHoldTheSecrets() throws IOException {
    var file = Files.writeString(dir.resolve("secret"), "hunter2").toString();
    var kafka =
        new KafkaConfig(
            null,
            "x",
            1,
            Map.of("ssl.key.password", Setting.file(file), "acks", Setting.plain("all")));
    assertThat(kafka.clientProperties())
        .isEqualTo(Map.of("ssl.key.password", "hunter2", "acks", "all"));
  }

  @Test
  void theApiKeyIsNamedByItsVariableOrFile() {
    assertThat(Defaults.ELASTICSEARCH.apiKey()).isNull();
    assertThat(new ElasticsearchConfig(null, "KEY", null, 0).apiKey())
        .isEqualTo(Setting.env("KEY"));
    assertThat(new ElasticsearchConfig(null, null, "key", 0).apiKey())
        .isEqualTo(Setting.file("key"));
  }
}
