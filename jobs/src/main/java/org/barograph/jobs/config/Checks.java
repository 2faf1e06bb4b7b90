package org.barograph.jobs.config;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** The rules that many keys share. */
final class Checks {
  static final String ID_RULE =
      "must be a lower-case letter or digit and then at most 63 of a-z, 0-9, _ and -";

  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");

  private final Problems problems;

  Checks(Problems problems) {
    this.problems = problems;
  }

  void id(String path, String id) {
    if (id != null && !ID.matcher(id).matches())
      problems.add(path, ID_RULE + ", got " + Text.quote(id));
  }

  void form(String path, String value, Pattern form, String rule) {
    if (value != null && !form.matcher(value).matches())
      problems.add(path, rule + ", got " + Text.quote(value));
  }

  void between(String path, int value, int low, int high) {
    if (value < low || value > high)
      problems.add(path, "must be between " + low + " and " + high + ", got " + value);
  }

  void between(String path, Duration value, String low, String high) {
    if (value.compareTo(Durations.parse(low)) < 0 || value.compareTo(Durations.parse(high)) > 0) {
      problems.add(
          path, "must be between " + low + " and " + high + ", got " + Durations.format(value));
    }
  }

  void length(String path, String value, int most) {
    if (value != null && Text.length(value) > most) problems.add(path, tooLong(value, most));
  }

  void count(String path, List<?> list, int most) {
    if (list.size() > most)
      problems.add(path, "must have at most " + most + " entries, got " + list.size());
  }

  void entries(String path, List<String> list, int most, int mostCharacters) {
    count(path, list, most);
    for (int i = 0; i < list.size(); i++) {
      if (Text.length(list.get(i)) > mostCharacters)
        problems.addItem(path, i, tooLong(list.get(i), mostCharacters));
    }
  }

  void entryForm(String path, List<String> list, Pattern form, String rule) {
    for (int i = 0; i < list.size(); i++) {
      if (!form.matcher(Text.fold(list.get(i))).matches()) {
        problems.addItem(path, i, rule + ", got " + Text.quote(list.get(i)));
      }
    }
  }

  private static String tooLong(String value, int most) {
    return "must have at most " + most + " characters, got " + Text.length(value);
  }
}
