package org.barograph.nlp.treebank;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What the network says of a post's sentences, phrases and words, as numbers of about 1. One post
 * has one sentence, another five: these are what {@link Head} makes one mood of.
 */
final class TreebankFeatures {

  static final int COUNT = 29;

  private static final double STRONG = 0.4;
  private static final double NOTICEABLE = 0.2;
  private static final int LONGEST_PHRASE = 6;

  private final double[] values = new double[COUNT];
  private int size;

  private TreebankFeatures() {}

  /** Of at least one sentence. */
  static double[] of(List<Judged> sentences) {
    var features = new TreebankFeatures();
    features.add(1);
    features.sentences(sentences);
    var all = new ArrayList<Judged>();
    sentences.forEach(sentence -> sentence.addTo(all));
    features.words(tones(all.stream().filter(Judged::isWord).toList()));
    features.phrases(
        tones(all.stream().filter(p -> !p.isWord() && p.words() <= LONGEST_PHRASE).toList()));
    return features.values;
  }

  private void sentences(List<Judged> sentences) {
    int words = sentences.stream().mapToInt(Judged::words).sum();
    var mean = new double[Network.CLASSES];
    for (Judged sentence : sentences) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += sentence.classes()[i] * sentence.words() / words;
      }
    }
    addClasses(mean);
    add(Network.tone(mean));
    double[] tones = tones(sentences);
    add(lowest(tones));
    add(highest(tones));
    add(tones[0]);
    add(tones[tones.length - 1]);
    addClasses(
        sentences.stream()
            .max(Comparator.comparingDouble(sentence -> Math.abs(sentence.tone())))
            .orElseThrow()
            .classes());
    add(StrictMath.log(1 + words) - 3);
    add(sentences.size() / 3.0 - 0.5);
  }

  private void words(double[] tones) {
    add(Math.min(0, lowest(tones)));
    add(Math.max(0, highest(tones)));
    double down = 0;
    double up = 0;
    var counts = new double[4];
    for (double tone : tones) {
      down += Math.min(0, tone);
      up += Math.max(0, tone);
      counts[0] += tone < -STRONG ? 1 : 0;
      counts[1] += tone > STRONG ? 1 : 0;
      counts[2] += tone < -NOTICEABLE ? 1 : 0;
      counts[3] += tone > NOTICEABLE ? 1 : 0;
    }
    add(down / 5);
    add(up / 5);
    add(counts[0] / 3);
    add(counts[1] / 3);
    add(counts[2] / 5);
    add(counts[3] / 5);
    add(StrictMath.tanh(down + up));
  }

  private void phrases(double[] tones) {
    double down = 0;
    double up = 0;
    for (double tone : tones) {
      down += Math.min(0, tone);
      up += Math.max(0, tone);
    }
    add(tones.length == 0 ? 0 : Math.min(0, lowest(tones)));
    add(tones.length == 0 ? 0 : Math.max(0, highest(tones)));
    add(down / 10);
    add(up / 10);
  }

  private static double[] tones(List<Judged> phrases) {
    return phrases.stream().mapToDouble(Judged::tone).toArray();
  }

  private static double lowest(double[] tones) {
    double lowest = Double.POSITIVE_INFINITY;
    for (double tone : tones) {
      lowest = Math.min(lowest, tone);
    }
    return lowest;
  }

  private static double highest(double[] tones) {
    double highest = Double.NEGATIVE_INFINITY;
    for (double tone : tones) {
      highest = Math.max(highest, tone);
    }
    return highest;
  }

  /** Without the middle one, which the others make up to 1. */
  private void addClasses(double[] classes) {
    add(classes[0]);
    add(classes[1]);
    add(classes[3]);
    add(classes[4]);
  }

  private void add(double value) {
    values[size++] = value;
  }
}
