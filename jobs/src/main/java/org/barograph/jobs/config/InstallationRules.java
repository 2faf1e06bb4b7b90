package org.barograph.jobs.config;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * Where things are and how jobs run; and no secret in the file, because files are copied, shown and
 * committed.
 */
final class InstallationRules {
  static final int MAX_URLS = 100;
  static final int MAX_PROPERTIES = 200;

  // No "-": mentions-<tenant>-* must not reach into another tenant's indices.
  private static final Pattern TENANT = Pattern.compile("[a-z][a-z0-9_]{0,31}");
  private static final Pattern SPACE = Pattern.compile("[a-z0-9_-]{1,64}");
  private static final Pattern TOPIC_PREFIX = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
  private static final Pattern BROKER =
      Pattern.compile("(?:\\[[0-9A-Fa-f:.]{2,45}\\]|[A-Za-z0-9][A-Za-z0-9.-]{0,252}):[0-9]{1,5}");
  private static final Pattern ENVIRONMENT_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,127}");
  private static final Pattern SECRET_NAME =
      Pattern.compile(
          "(?i).*(password|passwd|secret|jaas|credential|api[._-]?key|access[._-]?key|private|basic\\.auth\\.user)"
              + ".*|.*token|.*keystore\\.key");
  private static final Pattern SECRET_VALUE =
      Pattern.compile(
          "(?is).*(password|passwd|secret|token|api_?key)\\s*[=:].*|.*://[^/\\s]*@.*|.*PRIVATE"
              + " KEY.*");

  /** Set by the jobs: another value would break the promise of exactly once. */
  private static final Map<String, String> OURS =
      Map.of(
          "bootstrap.servers", "is set by kafka.bootstrap",
          "group.id", "is set by the jobs",
          "transactional.id", "is set by the jobs",
          "isolation.level", "is set by the jobs",
          "enable.auto.commit", "is set by the jobs");

  private final Problems problems;
  private final Checks checks;

  InstallationRules(Problems problems) {
    this.problems = problems;
    this.checks = new Checks(problems);
  }

  void check(BarographConfig config) {
    checks.form(
        "tenant",
        config.tenant(),
        TENANT,
        "must be a letter and then at most 31 of a-z, 0-9 and _");
    check(config.kafka());
    check(config.elasticsearch());
    check(config.kibana());
    check(config.pipeline());
  }

  private void check(PipelineConfig pipeline) {
    checks.between("pipeline.parallelism", pipeline.parallelism(), 1, 1024);
    checks.between("pipeline.checkpoint_interval", pipeline.checkpointInterval(), "100ms", "1h");
    checks.between("pipeline.disorder", pipeline.disorder(), "0s", "1d");
    checks.between("pipeline.idleness", pipeline.idleness(), "1s", "1d");
    checks.between("pipeline.future_bound", pipeline.futureBound(), "0s", "1d");
    checks.between("pipeline.remember_posts", pipeline.rememberPosts(), "1m", "366d");
  }

  private void check(KafkaConfig kafka) {
    if (kafka.bootstrap() != null && !areBrokers(kafka.bootstrap())) {
      problems.add("kafka.bootstrap", "must be host:port[,host:port ...]");
    }
    checks.form(
        "kafka.topic_prefix",
        kafka.topicPrefix(),
        TOPIC_PREFIX,
        "must be at most 100 of A-Z, a-z, 0-9, ., _ and -");
    checks.between("kafka.partitions", kafka.partitions(), 1, 1000);
    if (kafka.properties().size() > MAX_PROPERTIES) {
      problems.add("kafka.properties", "must have at most " + MAX_PROPERTIES + " entries");
    }
    kafka
        .properties()
        .forEach(
            (name, setting) -> check("kafka.properties." + Text.printable(name), name, setting));
  }

  private static boolean areBrokers(String bootstrap) {
    for (var broker : bootstrap.split(",", -1)) {
      if (!BROKER.matcher(broker.strip()).matches()) return false;
      int port = Integer.parseInt(broker.strip().substring(broker.strip().lastIndexOf(':') + 1));
      if (port < 1 || port > 65535) return false;
    }
    return true;
  }

  private void check(String path, String name, Setting setting) {
    if (OURS.containsKey(name)) problems.add(path, OURS.get(name));
    if (setting.env() != null) checkEnvironmentName(path, setting.env());
    if (setting.value() != null && looksSecret(name, setting.value())) {
      problems.add(
          path,
          "looks like a secret, which must not stand in the file: use {env: NAME} or {file: PATH}");
    }
  }

  private static boolean looksSecret(String name, String value) {
    return SECRET_NAME.matcher(name).matches() || SECRET_VALUE.matcher(value).matches();
  }

  private void check(ElasticsearchConfig elasticsearch) {
    checks.count("elasticsearch.urls", elasticsearch.urls(), MAX_URLS);
    for (int i = 0; i < elasticsearch.urls().size(); i++) {
      var problem = Urls.problemOfServer(elasticsearch.urls().get(i));
      if (problem != null) {
        var hint =
            problem.contains("password") ? ": use elasticsearch.api_key_env or api_key_file" : "";
        problems.addItem("elasticsearch.urls", i, problem + hint);
      }
    }
    if (elasticsearch.apiKeyEnv() != null)
      checkEnvironmentName("elasticsearch.api_key_env", elasticsearch.apiKeyEnv());
    if (elasticsearch.apiKeyEnv() != null && elasticsearch.apiKeyFile() != null) {
      problems.add(
          "elasticsearch.api_key_file",
          "must not stand beside api_key_env: which one holds the key?");
    }
    checks.between("elasticsearch.replicas", elasticsearch.replicas(), 0, 10);
  }

  private void check(KibanaConfig kibana) {
    if (kibana.url() != null) {
      var problem = Urls.problemOfServer(kibana.url());
      if (problem != null) problems.add("kibana.url", problem);
    }
    checks.form("kibana.space", kibana.space(), SPACE, "must be at most 64 of a-z, 0-9, _ and -");
  }

  /** Does not repeat the value: people paste the secret itself. */
  private void checkEnvironmentName(String path, String name) {
    if (!ENVIRONMENT_NAME.matcher(name).matches()) {
      problems.add(path, "must be the name of an environment variable (A-Z, a-z, 0-9 and _)");
    }
  }
}
