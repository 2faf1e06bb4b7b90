package org.barograph.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.barograph.nlp.Calibration;
import org.barograph.nlp.WeightsFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigLoaderTest {
  static final Path SHIPPED = Path.of("..", "barograph.yaml");

  private static final String BRAND = "brands: [{id: acme, name: Acme, aliases: [Acme]}]\n";

  @Test
  void theShippedFileLoads() {
    var config = ConfigLoader.load(SHIPPED);
    assertThat(config.brands())
        .extracting(BrandConfig::id)
        .containsExactly("corvane_air", "mellow", "quillo");
  }

  /** Its comments call the values that it shows the defaults. */
  @Test
  void theShippedFileShowsTheDefaults() {
    var config = ConfigLoader.load(SHIPPED);
    assertThat(config)
        .isEqualTo(
            new BarographConfig(
                null,
                Defaults.KAFKA,
                Defaults.ELASTICSEARCH,
                Defaults.KIBANA,
                Defaults.PIPELINE,
                Defaults.SENTIMENT,
                Defaults.MATCH,
                config.brands(),
                config.topics(),
                Defaults.DETECTION,
                config.delivery()));
    assertThat(config.delivery())
        .usingRecursiveComparison()
        .ignoringFields("receivers", "routes")
        .isEqualTo(Defaults.DELIVERY);
  }

  @Test
  void aBrandIsEnough() {
    var config = ConfigLoader.parse(BRAND, "x.yaml");
    assertThat(config)
        .isEqualTo(
            new BarographConfig(
                null,
                Defaults.KAFKA,
                Defaults.ELASTICSEARCH,
                Defaults.KIBANA,
                Defaults.PIPELINE,
                Defaults.SENTIMENT,
                Defaults.MATCH,
                List.of(
                    new BrandConfig(
                        "acme",
                        "Acme",
                        List.of("Acme"),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        "UTC",
                        null,
                        null)),
                List.of(),
                Defaults.DETECTION,
                Defaults.DELIVERY));
  }

  @Test
  void everyKeyIsRead() {
    var yaml =
        """
        tenant: acme_1
        kafka:
          bootstrap: "a.example:9092, [::1]:9093"
          topic_prefix: other
          partitions: 3
          properties:
            linger.ms: 5
            ssl.endpoint.identification.algorithm: ""
            sasl.jaas.config: {env: JAAS}
            ssl.key.password: {file: secrets/key}
        elasticsearch: {urls: ["https://a.example:9200/path"], api_key_file: key, replicas: 1}
        kibana: {url: "https://kibana.example/base", space: social}
        pipeline:
          parallelism: 4
          checkpoint_interval: 500ms
          state_dir: /state
          disorder: 0s
          idleness: 1h30m
          future_bound: 5m
          remember_posts: 7d
        sentiment: {model: accurate}
        match: {audit: true, audit_share: 0.5}
        brands:
          - id: acme
            name: Acme
            aliases: ["Acme", 'NO', Norway]
            handles: ["@acme", acme@social.example, acme.bsky.example]
            hashtags: ["#acme"]
            domains: [acme.example]
            exclusions: [acme street]
            own_accounts: [acme]
            context: [anvils]
            queries: [acme NEAR/3 rocket]
            time_zone: Asia/Tokyo
            owner: us
            runbook: https://wiki.example/@us?page=1#top
        topics: [{id: t, name: T, any: [a], all: [b], none: [c], brands: [acme]}]
        detection:
          windows: [5m, 1d]
          allowed_lateness: 0s
          resolve_after: 3
          flap_time: 1h
          fire_after: 2
          fire_within: 3
          cool_down: 4h
          annotations:
            - id: sale
              kind: campaign
              title: Spring sale
              start: 2026-03-01T00:00:00+01:00
              end: 2026-03-08T00:00:00+01:00
              brands: [acme]
              rules: [volume_spike]
              effect: silence
          sentiment_drop: {enabled: false, sensitivity: low, min_mentions: 1, min_authors: 2, min_change: 1}
          topic_spike: {enabled: false, sensitivity: high, min_mentions: 3, min_authors: 4, min_change: 2.5}
          volume_spike: {enabled: false, sensitivity: high, min_mentions: 5, min_authors: 6, min_change: 3}
          emerging_topic: {enabled: false, sensitivity: low, min_mentions: 7, min_authors: 8, min_change: 9}
          data_missing: {enabled: false, sensitivity: high, min_silence: 10m, min_share: 0.5}
        delivery:
          receivers:
            - id: mail
              type: email
              url: smtps://mail.example:465
              user: me
              secret_env: MAIL
              from: a@acme.example
              to: [b@acme.example]
              timeout: 3s
              allow_plaintext: true
              send_updates: false
              send_resolved: false
              max_in_flight: 2
              min_interval: 5s
            - {id: hook, type: webhook, url: "https://hook.example/x", secret_file: key}
          routes:
            - receivers: [mail]
              brands: [acme]
              topics: [t, brand]
              kinds: [topic_spike]
              severities: [info]
              only: [office]
              mute: [office]
              escalate_after: 5m
              escalate_to: [hook]
          mute_times: [{id: office, time_zone: Asia/Tokyo, days: [mon], from: "09:00", to: "17:30"}]
          external_url: https://kibana.example/app
          max_attempts: 7
          max_age: 2h
          past_after: 3h
          first_pause: 2s
          longest_pause: 1m
          heartbeat_receiver: hook
          heartbeat_interval: 30s
        """;
    var expected =
        new BarographConfig(
            "acme_1",
            new KafkaConfig(
                "a.example:9092, [::1]:9093",
                "other",
                3,
                Map.of(
                    "linger.ms", Setting.plain("5"),
                    "ssl.endpoint.identification.algorithm", Setting.plain(""),
                    "sasl.jaas.config", Setting.env("JAAS"),
                    "ssl.key.password", Setting.file("secrets/key"))),
            new ElasticsearchConfig(List.of("https://a.example:9200/path"), null, "key", 1),
            new KibanaConfig("https://kibana.example/base", "social"),
            new PipelineConfig(
                4,
                Duration.ofMillis(500),
                "/state",
                Duration.ZERO,
                Duration.ofMinutes(90),
                Duration.ofMinutes(5),
                Duration.ofDays(7)),
            new SentimentConfig("accurate", List.of()),
            new MatchConfig(true, 0.5, null),
            List.of(
                new BrandConfig(
                    "acme",
                    "Acme",
                    List.of("Acme", "NO", "Norway"),
                    List.of("@acme", "acme@social.example", "acme.bsky.example"),
                    List.of("#acme"),
                    List.of("acme.example"),
                    List.of("acme street"),
                    List.of("acme"),
                    List.of("anvils"),
                    List.of("acme NEAR/3 rocket"),
                    "Asia/Tokyo",
                    "us",
                    "https://wiki.example/@us?page=1#top")),
            List.of(
                new TopicConfig(
                    "t", "T", List.of("a"), List.of("b"), List.of("c"), List.of("acme"))),
            new DetectionConfig(
                List.of(Duration.ofMinutes(5), Duration.ofDays(1)),
                Duration.ZERO,
                3,
                Duration.ofHours(1),
                new RuleConfig(false, Sensitivity.LOW, 1, 2, 1),
                new RuleConfig(false, Sensitivity.HIGH, 3, 4, 2.5),
                new RuleConfig(false, Sensitivity.HIGH, 5, 6, 3),
                new RuleConfig(false, Sensitivity.LOW, 7, 8, 9),
                new DataMissingConfig(false, Sensitivity.HIGH, Duration.ofMinutes(10), 0.5),
                2,
                3,
                Duration.ofHours(4),
                List.of(
                    new AnnotationConfig(
                        "sale",
                        AnnotationKind.CAMPAIGN,
                        "Spring sale",
                        "2026-03-01T00:00:00+01:00",
                        "2026-03-08T00:00:00+01:00",
                        List.of("acme"),
                        List.of("volume_spike"),
                        AnnotationEffect.SILENCE))),
            new DeliveryConfig(
                List.of(
                    new ReceiverConfig(
                        "mail",
                        ReceiverType.EMAIL,
                        "smtps://mail.example:465",
                        "me",
                        "MAIL",
                        null,
                        "a@acme.example",
                        List.of("b@acme.example"),
                        Duration.ofSeconds(3),
                        true,
                        false,
                        false,
                        2,
                        Duration.ofSeconds(5)),
                    new ReceiverConfig(
                        "hook",
                        ReceiverType.WEBHOOK,
                        "https://hook.example/x",
                        null,
                        null,
                        "key",
                        null,
                        List.of(),
                        Duration.ofSeconds(10),
                        false,
                        true,
                        true,
                        4,
                        Duration.ZERO)),
                List.of(
                    new RouteConfig(
                        List.of("mail"),
                        List.of("acme"),
                        List.of("t", "brand"),
                        List.of("topic_spike"),
                        List.of("info"),
                        List.of("office"),
                        List.of("office"),
                        Duration.ofMinutes(5),
                        List.of("hook"))),
                List.of(
                    new MuteTimeConfig("office", "Asia/Tokyo", List.of("mon"), "09:00", "17:30")),
                "https://kibana.example/app",
                7,
                Duration.ofHours(2),
                Duration.ofHours(3),
                Duration.ofSeconds(2),
                Duration.ofMinutes(1),
                "hook",
                Duration.ofSeconds(30)));
    assertThat(ConfigLoader.parse(yaml, "x.yaml")).isEqualTo(expected);
  }

  @Test
  void weightsAreReadBeforeAnythingStarts(@TempDir Path dir) throws IOException {
    var good =
        Files.writeString(dir.resolve("good.tsv"), "brand\tbias\tcapital\tposts\nacme\t1\t0\t9\n");
    var bad =
        Files.writeString(dir.resolve("bad.tsv"), "brand\tbias\tcapital\tposts\nacme\tmuch\n");

    var config = ConfigLoader.parse(BRAND + "match: {weights: \"" + good + "\"}", "x.yaml");

    assertThat(config.match().weights()).isEqualTo(good.toString());
    assertThat(config.version()).isNotEqualTo(ConfigLoader.parse(BRAND, "x.yaml").version());
    assertThatThrownBy(
            () -> ConfigLoader.parse(BRAND + "match: {weights: \"" + bad + "\"}", "x.yaml"))
        .hasMessageStartingWith("x.yaml:2:18 match.weights: cannot be read: ")
        .hasMessageContaining("bad.tsv:2: needs a brand and three numbers");
    assertThatThrownBy(() -> ConfigLoader.parse(BRAND + "match: {weights: none.tsv}", "x.yaml"))
        .hasMessage("x.yaml:2:18 match.weights: no such file: \"none.tsv\"");
  }

  @Test
  void auditDoesNotChangeTheVersion() {
    var audited = ConfigLoader.parse(BRAND + "match: {audit: true}", "x.yaml");

    assertThat(audited.version()).isEqualTo(ConfigLoader.parse(BRAND, "x.yaml").version());
    assertThatThrownBy(() -> ConfigLoader.parse(BRAND + "match: {audit_share: 0}", "x.yaml"))
        .hasMessage("x.yaml:2:22 match.audit_share: must be more than 0 and at most 1, got 0.0");
  }

  @Test
  void nextToAByteOrderMarkNothingChanges() {
    assertThat(ConfigLoader.parse("\uFEFF" + BRAND, "x.yaml"))
        .isEqualTo(ConfigLoader.parse(BRAND, "x.yaml"));
  }

  @Test
  void linesMayEndAsOnWindows() {
    assertThat(ConfigLoader.parse(BRAND.replace("\n", "\r\n") + "tenant: a\r\n", "x.yaml").tenant())
        .isEqualTo("a");
  }

  @Test
  void anEmptyFileHasNoBrands() {
    assertThatThrownBy(() -> ConfigLoader.parse("# nothing\n", "x.yaml"))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessage("x.yaml:1:1 brands: needs at least one brand");
  }

  @Test
  void aMissingFileIsAProblem(@TempDir Path dir) {
    assertThatThrownBy(() -> ConfigLoader.load(dir.resolve("b.yaml")))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessage("b.yaml:1:1 cannot be read: no such file");
  }

  @Test
  void aFolderIsAProblem(@TempDir Path dir) {
    assertThatThrownBy(() -> ConfigLoader.load(dir))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining(":1:1 cannot be read: ");
  }

  @Test
  void aFileThatIsNotUtf8IsAProblem(@TempDir Path dir) throws IOException {
    var file =
        Files.write(dir.resolve("b.yaml"), "tenant: é".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> ConfigLoader.load(file))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessage("b.yaml:1:1 is not UTF-8");
  }

  @Test
  void aFileThatIsTooLargeIsNotReadToItsEnd(@TempDir Path dir) throws IOException {
    var file = Files.write(dir.resolve("b.yaml"), new byte[YamlText.MAX_SIZE + 1]);
    assertThatThrownBy(() -> ConfigLoader.load(file))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessage("b.yaml:1:1 is larger than 5 MB");
  }

  @Test
  void aCharacterThatYamlForbidsHasAPlace() {
    assertThatThrownBy(() -> ConfigLoader.parse(BRAND + "a: \u0000", "x.yaml"))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessage("x.yaml:2:4 not YAML: character U+0000 is not allowed");
  }

  @Test
  void columnsCountCharactersAsPeopleSeeThem() {
    assertThatThrownBy(
            () -> ConfigLoader.parse(BRAND + "sentiment: {model: \"😀\", x: 1}", "x.yaml"))
        .hasMessageContaining("x.yaml:2:25 sentiment: unknown key \"x\"");
  }

  @Test
  void modelThatNobodyKnowsIsRefusedWithTheNearestName() {
    assertThatThrownBy(() -> ConfigLoader.parse(BRAND + "sentiment: {model: treebanc}", "x.yaml"))
        .hasMessage(
            "x.yaml:2:20 sentiment.model: must be one of accurate, social, treebank or file:PATH,"
                + " got \"treebanc\", did you mean \"treebank\"?");
  }

  @Test
  void modelOfAFileIsTakenAsItStands(@TempDir Path folder) throws IOException {
    var model = trained(folder.resolve("my own.model"));
    var config = ConfigLoader.parse(BRAND + "sentiment: {model: '" + model + "'}", "x.yaml");
    assertThat(config.sentiment().model()).isEqualTo(model);
  }

  @Test
  void brandMayHaveAModelOfItsOwn(@TempDir Path folder) throws IOException {
    var model = trained(folder.resolve("acme.model"));
    var yaml = BRAND + "sentiment: {brands: [{brand: acme, model: '" + model + "'}]}";
    assertThat(ConfigLoader.parse(yaml, "x.yaml").sentiment())
        .isEqualTo(new SentimentConfig("social", List.of(new BrandModelConfig("acme", model))));
  }

  @Test
  void fileThatIsNoModelIsRefusedWhereItIsNamed(@TempDir Path folder) throws IOException {
    var text = Files.writeString(folder.resolve("a.txt"), "not a model");
    assertThatThrownBy(
            () -> ConfigLoader.parse(BRAND + "sentiment: {model: 'file:" + text + "'}", "x.yaml"))
        .hasMessage(
            "x.yaml:2:20 sentiment.model: sentiment model " + text + ": Not in GZIP format");
  }

  private static String trained(Path file) throws IOException {
    try (var out = Files.newOutputStream(file)) {
      WeightsFile.write(
          out, "own-1", Calibration.NONE, new float[2], new int[] {1}, new float[] {1, 0});
    }
    return "file:" + file;
  }

  /** Flink ships the configuration inside of its functions. */
  @Test
  void theConfigurationSurvivesSerialization() throws Exception {
    var config = ConfigLoader.load(SHIPPED);
    var bytes = new ByteArrayOutputStream();
    try (var out = new ObjectOutputStream(bytes)) {
      out.writeObject(config);
    }
    try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isEqualTo(config);
    }
  }

  @Test
  void kafkaTopicsAreNamedByTheirPrefix() {
    var kafka = Defaults.KAFKA.withTopicPrefix("demo");
    assertThat(List.of(kafka.posts(), kafka.mentions(), kafka.alerts(), kafka.deadLetters()))
        .containsExactly("demo.posts", "demo.mentions", "demo.alerts", "demo.dead-letters");
  }

  @Test
  void aBrandKnowsItsZone() {
    assertThat(ConfigLoader.load(SHIPPED).brands().getFirst().zone())
        .isEqualTo(ZoneId.of("Europe/Berlin"));
  }

  @Test
  void aTopicWithoutBrandsAppliesToAll() {
    var topics = ConfigLoader.load(SHIPPED).topics();
    assertThat(topics.stream().filter(t -> t.appliesTo("mellow")).map(TopicConfig::id))
        .contains("outage", "taste")
        .doesNotContain("baggage");
  }
}
