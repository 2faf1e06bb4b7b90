package org.barograph.jobs.deliver;

/** What the numbers of an incident measure, in words. */
enum Statistic {
  NEGATIVE_SHARE {
    @Override
    String value(double value) {
      return Words.percent(value);
    }

    @Override
    String observed(double value) {
      return value(value) + " negative";
    }

    @Override
    String change(double delta) {
      return Words.signed(Math.rint(delta * 1_000) / 10) + " points";
    }
  },
  MENTIONS {
    @Override
    String value(double value) {
      return Words.number(value);
    }

    @Override
    String observed(double value) {
      return value(value) + " mentions";
    }

    @Override
    String change(double delta) {
      return Words.signed(delta);
    }
  },
  SILENT_MINUTES {
    @Override
    String value(double value) {
      return Words.number(value) + " min";
    }

    @Override
    String observed(double value) {
      return "silent for " + value(value);
    }

    @Override
    String change(double delta) {
      return Words.signed(delta) + " min";
    }
  };

  static Statistic of(String name) {
    return switch (name) {
      case "negative_share" -> NEGATIVE_SHARE;
      case "silent_minutes" -> SILENT_MINUTES;
      default -> MENTIONS;
    };
  }

  abstract String value(double value);

  abstract String observed(double value);

  abstract String change(double delta);
}
