package org.barograph.jobs.config;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** Receivers that can be reached, routes that lead to them; and no secret in the file. */
final class DeliveryRules {
  static final int MAX_RECEIVERS = 50;
  static final int MAX_ROUTES = 200;
  static final int MAX_TIMES = 50;
  static final int MAX_ADDRESSES = 50;

  static final List<String> SEVERITIES = List.of("info", "warning", "error", "critical");
  static final List<String> KINDS =
      List.of("sentiment_drop", "volume_spike", "topic_spike", "emerging_topic", "data_missing");

  private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
  private static final Pattern CLOCK = Pattern.compile("(?:[01][0-9]|2[0-3]):[0-5][0-9]");
  private static final Pattern MAIL =
      Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9][A-Za-z0-9.-]{0,252}");
  private static final Pattern SMTP =
      Pattern.compile("smtps?://[A-Za-z0-9][A-Za-z0-9.-]{0,252}:[0-9]{1,5}");
  private static final Pattern ENVIRONMENT_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,127}");

  private final Problems problems;
  private final Checks checks;

  DeliveryRules(Problems problems) {
    this.problems = problems;
    this.checks = new Checks(problems);
  }

  void check(DeliveryConfig delivery, List<BrandConfig> brands, List<TopicConfig> topics) {
    checks.count("delivery.receivers", delivery.receivers(), MAX_RECEIVERS);
    checks.count("delivery.routes", delivery.routes(), MAX_ROUTES);
    checks.count("delivery.mute_times", delivery.muteTimes(), MAX_TIMES);
    checks.between("delivery.max_attempts", delivery.maxAttempts(), 1, 10_000);
    checks.between("delivery.max_age", delivery.maxAge(), "1m", "7d");
    checks.between("delivery.past_after", delivery.pastAfter(), "1m", "3650d");
    checks.between("delivery.first_pause", delivery.firstPause(), "10ms", "1h");
    checks.between("delivery.longest_pause", delivery.longestPause(), "10ms", "1h");
    checks.between("delivery.heartbeat_interval", delivery.heartbeatInterval(), "1s", "1d");
    if (delivery.externalUrl() != null) {
      address("delivery.external_url", Urls.problem(delivery.externalUrl()));
    }
    Set<String> receivers = new HashSet<>();
    for (int i = 0; i < delivery.receivers().size(); i++) {
      var path = "delivery.receivers[" + i + "]";
      once(path, delivery.receivers().get(i).id(), receivers, "receiver");
      check(delivery.receivers().get(i), path);
    }
    Set<String> times = new HashSet<>();
    for (int i = 0; i < delivery.muteTimes().size(); i++) {
      var path = "delivery.mute_times[" + i + "]";
      once(path, delivery.muteTimes().get(i).id(), times, "time");
      check(delivery.muteTimes().get(i), path);
    }
    var known = new Known(receivers, times, ids(brands), idsOfTopics(topics));
    for (int i = 0; i < delivery.routes().size(); i++) {
      check(delivery.routes().get(i), "delivery.routes[" + i + "]", known);
    }
    checkHeartbeat(delivery);
  }

  private record Known(
      Set<String> receivers, Set<String> times, List<String> brands, List<String> topics) {}

  private static List<String> ids(List<BrandConfig> brands) {
    return brands.stream().map(BrandConfig::id).filter(Objects::nonNull).toList();
  }

  private static List<String> idsOfTopics(List<TopicConfig> topics) {
    var ids =
        new ArrayList<>(topics.stream().map(TopicConfig::id).filter(Objects::nonNull).toList());
    ids.add(RouteConfig.WHOLE_BRAND);
    return ids;
  }

  private void once(String path, String id, Set<String> seen, String what) {
    checks.id(path + ".id", id);
    if (id != null && !seen.add(id)) {
      problems.add(path + ".id", Text.quote(id) + " is already a " + what);
    }
  }

  private void check(ReceiverConfig receiver, String path) {
    checks.between(path + ".timeout", receiver.timeout(), "100ms", "2m");
    checks.between(path + ".min_interval", receiver.minInterval(), "0s", "1h");
    checks.between(path + ".max_in_flight", receiver.maxInFlight(), 1, 100);
    checkSecret(receiver, path);
    if (receiver.type() == null) return;
    switch (receiver.type()) {
      case PAGERDUTY -> {
        checkWeb(receiver, path, false);
        needsSecret(receiver, path, "PagerDuty's routing key");
      }
      case SLACK -> {
        if (receiver.url() != null) {
          problems.add(
              path + ".url", "is a secret for Slack: name its place in secret_env or secret_file");
        }
        needsSecret(receiver, path, "the address of Slack's webhook");
      }
      case ALERTMANAGER, WEBHOOK -> checkWeb(receiver, path, true);
      case EMAIL -> checkMail(receiver, path);
      case LOG -> {}
    }
  }

  private void checkWeb(ReceiverConfig receiver, String path, boolean isNeeded) {
    if (receiver.url() == null) {
      if (isNeeded && !problems.isUnreadable(path)) problems.add(path, "needs a url");
      return;
    }
    address(path + ".url", Urls.problemOfServer(receiver.url()));
    var local = receiver.url().matches("(?i)http://(localhost|127\\.0\\.0\\.1|\\[::1])(:.*|/.*)?");
    if (receiver.url().regionMatches(true, 0, "http:", 0, 5)
        && !local
        && !receiver.allowPlaintext()) {
      problems.add(
          path + ".url", "must be https; allow_plaintext: true lets http leave this machine");
    }
  }

  private void checkMail(ReceiverConfig receiver, String path) {
    if (receiver.url() == null || !SMTP.matcher(receiver.url()).matches()) {
      problems.add(path + ".url", "must be smtps://host:port or smtp://host:port");
    }
    if (receiver.from() == null || !MAIL.matcher(receiver.from()).matches()) {
      problems.add(path + ".from", "must be a mail address");
    }
    checks.count(path + ".to", receiver.to(), MAX_ADDRESSES);
    if (receiver.to().isEmpty() && !problems.isUnreadable(path)) {
      problems.add(path + ".to", "needs at least one mail address");
    }
    for (int i = 0; i < receiver.to().size(); i++) {
      if (!MAIL.matcher(receiver.to().get(i)).matches()) {
        problems.addItem(path + ".to", i, "must be a mail address");
      }
    }
    if (receiver.user() != null) needsSecret(receiver, path, "the password");
  }

  private void checkSecret(ReceiverConfig receiver, String path) {
    // Does not repeat the value: people paste the secret itself.
    if (receiver.secretEnv() != null && !ENVIRONMENT_NAME.matcher(receiver.secretEnv()).matches()) {
      problems.add(
          path + ".secret_env",
          "must be the name of an environment variable (A-Z, a-z, 0-9 and _)");
    }
    if (receiver.secretEnv() != null && receiver.secretFile() != null) {
      problems.add(
          path + ".secret_file", "must not stand beside secret_env: which one holds the secret?");
    }
  }

  private void needsSecret(ReceiverConfig receiver, String path, String what) {
    if (receiver.secret() == null && !problems.isUnreadable(path)) {
      problems.add(path, "needs secret_env or secret_file: the place of " + what);
    }
  }

  private void address(String path, String problemOrNull) {
    if (problemOrNull != null) problems.add(path, problemOrNull);
  }

  private void check(MuteTimeConfig time, String path) {
    each(path + ".days", time.days(), DAYS, "a day");
    checks.form(path + ".from", time.from(), CLOCK, "must be a time of the day such as 08:30");
    checks.form(path + ".to", time.to(), CLOCK, "must be a time of the day such as 18:00");
    try {
      var unused = ZoneId.of(time.timeZone());
    } catch (DateTimeException e) {
      problems.add(
          path + ".time_zone",
          "must be a time zone such as Europe/Berlin, got " + Text.quote(time.timeZone()));
    }
  }

  private void check(RouteConfig route, String path, Known known) {
    if (route.receivers().isEmpty() && !problems.isUnreadable(path)) {
      problems.add(path, "needs at least one of receivers");
    }
    each(path + ".receivers", route.receivers(), known.receivers(), "a receiver");
    each(path + ".escalate_to", route.escalateTo(), known.receivers(), "a receiver");
    each(path + ".only", route.only(), known.times(), "one of mute_times");
    each(path + ".mute", route.mute(), known.times(), "one of mute_times");
    each(path + ".brands", route.brands(), known.brands(), "a brand");
    each(path + ".topics", route.topics(), known.topics(), "a topic");
    each(path + ".kinds", route.kinds(), KINDS, "a kind");
    each(path + ".severities", route.severities(), SEVERITIES, "a severity");
    checks.between(path + ".escalate_after", route.escalateAfter(), "1s", "7d");
  }

  private void each(String path, List<String> named, Collection<String> known, String what) {
    for (int i = 0; i < named.size(); i++) {
      if (!known.contains(named.get(i))) {
        problems.addItem(
            path,
            i,
            "must be "
                + what
                + ", got "
                + Text.quote(named.get(i))
                + problems.didYouMean(named.get(i), known));
      }
    }
  }

  private void checkHeartbeat(DeliveryConfig delivery) {
    var id = delivery.heartbeatReceiver();
    if (id == null) return;
    var receiver = delivery.receivers().stream().filter(each -> id.equals(each.id())).findFirst();
    if (receiver.isEmpty()) {
      problems.add("delivery.heartbeat_receiver", "must be a receiver, got " + Text.quote(id));
    } else if (receiver.get().type() != ReceiverType.WEBHOOK
        && receiver.get().type() != ReceiverType.ALERTMANAGER) {
      // The others show every beat to people.
      problems.add(
          "delivery.heartbeat_receiver", "must be a receiver of type webhook or alertmanager");
    }
  }
}
