package org.barograph.nlp.treebank;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Two logistic regressions over {@link TreebankFeatures}: one as if the three moods were equally
 * frequent, which chooses the mood and makes the score, and one with the moods as frequent as among
 * real posts, whose probability of the chosen mood is the confidence.
 *
 * <p>The file holds the id, then a line of weights each for negative, neutral, positive of the
 * first and of the second.
 */
// Two are never compared, and arrays are what the arithmetic works on.
@SuppressWarnings("ArrayRecordComponent")
record Head(String id, double[][] balanced, double[][] natural) {

  private static final String RESOURCE = "treebank.head";
  private static final int MOODS = 3;

  /** The one that ships. */
  static Head shipped() {
    var stream = Head.class.getResourceAsStream(RESOURCE);
    if (stream == null) {
      throw new IllegalStateException(
          "resource org/barograph/nlp/treebank/" + RESOURCE + " is missing from the class path");
    }
    try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      return read(lines.lines().filter(line -> !line.startsWith("#")).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Head read(List<String> lines) {
    return new Head(
        lines.getFirst(),
        weights(lines.subList(1, 1 + MOODS)),
        weights(lines.subList(1 + MOODS, 1 + 2 * MOODS)));
  }

  private static double[][] weights(List<String> lines) {
    return lines.stream()
        .map(line -> Stream.of(line.split(" ")).mapToDouble(Double::parseDouble).toArray())
        .toArray(double[][]::new);
  }

  /** What {@link #shipped} reads. */
  List<String> lines() {
    var lines = new ArrayList<String>();
    lines.add(id);
    for (double[][] weights : List.of(balanced, natural)) {
      for (double[] row : weights) {
        var line = new StringBuilder();
        for (double weight : row) {
          line.append(line.isEmpty() ? "" : " ").append(String.format(Locale.ROOT, "%.4f", weight));
        }
        lines.add(line.toString());
      }
    }
    return lines;
  }

  /** Probabilities of negative, neutral, positive if the three were equally frequent. */
  double[] balanced(double[] features) {
    return probabilities(balanced, features);
  }

  /** Probabilities of negative, neutral, positive among posts as they come. */
  double[] natural(double[] features) {
    return probabilities(natural, features);
  }

  static double[] probabilities(double[][] weights, double[] features) {
    var out = new double[weights.length];
    double max = Double.NEGATIVE_INFINITY;
    for (int mood = 0; mood < out.length; mood++) {
      for (int i = 0; i < features.length; i++) {
        out[mood] += weights[mood][i] * features[i];
      }
      max = Math.max(max, out[mood]);
    }
    double sum = 0;
    for (int mood = 0; mood < out.length; mood++) {
      out[mood] = StrictMath.exp(out[mood] - max);
      sum += out[mood];
    }
    for (int mood = 0; mood < out.length; mood++) {
      out[mood] /= sum;
    }
    return out;
  }
}
