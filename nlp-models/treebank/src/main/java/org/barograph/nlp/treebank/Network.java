package org.barograph.nlp.treebank;

import edu.stanford.nlp.sentiment.SentimentModel;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.ejml.simple.SimpleMatrix;

/**
 * The recursive neural tensor network of Socher and others, "Recursive Deep Models for Semantic
 * Compositionality Over a Sentiment Treebank" (2013), with CoreNLP's weights: gives every phrase of
 * a sentence a vector, and every vector probabilities from very negative to very positive.
 *
 * <p>CoreNLP's own code makes a matrix object for every step; this is the same arithmetic on
 * arrays.
 */
final class Network {

  /** Very negative, negative, neutral, positive, very positive. */
  static final int CLASSES = 5;

  private static final String WEIGHTS = "edu/stanford/nlp/models/sentiment/sentiment.ser.gz";

  private final int size;
  private final Map<String, double[]> words = new HashMap<>();
  private final double[] unknown;
  private final double[] transform;
  private final double[][] tensor;
  private final double[] wordClasses;
  private final double[] phraseClasses;

  private Network(SentimentModel model) {
    size = model.numHid;
    model.wordVectors.forEach((word, vector) -> words.put(word, squashed(vector)));
    unknown = squashed(model.getWordVector(SentimentModel.class.getName() + " knows no such word"));
    transform = rows(model.getBinaryTransform("", ""));
    tensor = new double[size][];
    for (int slice = 0; slice < size; slice++) {
      tensor[slice] = folded(rows(model.getBinaryTensor("", "").getSlice(slice)), 2 * size);
    }
    wordClasses = rows(model.getUnaryClassification(""));
    phraseClasses = rows(model.getBinaryClassification("", ""));
  }

  /** Reads the weights from the class path. */
  static Network load() {
    return new Network(SentimentModel.loadSerialized(WEIGHTS));
  }

  /** The phrase's vector. */
  double[] vector(Phrase phrase) {
    return phrase.isWord()
        ? wordVector(phrase.word())
        : combined(vector(phrase.left()), vector(phrase.right()));
  }

  /** As it was typed, or else in lower case, or else without lengthening ({@code soooo}). */
  double[] wordVector(String word) {
    double[] vector = words.get(word);
    if (vector == null) {
      String lower = word.toLowerCase(Locale.ROOT);
      vector = words.get(lower);
      for (int most = 2; vector == null && most > 0; most--) {
        vector = words.get(shortened(lower, most));
      }
    }
    return vector == null ? unknown : vector;
  }

  /** With at most so many of a letter in a row. */
  private static String shortened(String word, int most) {
    var out = new StringBuilder(word.length());
    int run = 0;
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      run = i > 0 && c == word.charAt(i - 1) ? run + 1 : 1;
      if (run <= most) {
        out.append(c);
      }
    }
    return out.toString();
  }

  /** What stands for a word that says nothing. */
  double[] unknown() {
    return unknown;
  }

  /** The vector of two phrases together. */
  double[] combined(double[] left, double[] right) {
    int both = 2 * size;
    var in = new double[both];
    System.arraycopy(left, 0, in, 0, size);
    System.arraycopy(right, 0, in, size, size);
    var out = new double[size];
    for (int i = 0; i < size; i++) {
      int row = i * (both + 1);
      double sum = transform[row + both];
      for (int j = 0; j < both; j++) {
        sum += transform[row + j] * in[j];
      }
      out[i] = StrictMath.tanh(sum + bilinear(tensor[i], in));
    }
    return out;
  }

  private static double bilinear(double[] slice, double[] in) {
    double sum = 0;
    int at = 0;
    for (int i = 0; i < in.length; i++) {
      double product = 0;
      for (int j = i; j < in.length; j++) {
        product += slice[at++] * in[j];
      }
      sum += in[i] * product;
    }
    return sum;
  }

  /** The upper triangle of a square with the lower one added to it: half of the products. */
  private static double[] folded(double[] square, int width) {
    var out = new double[width * (width + 1) / 2];
    int at = 0;
    for (int i = 0; i < width; i++) {
      out[at++] = square[i * width + i];
      for (int j = i + 1; j < width; j++) {
        out[at++] = square[i * width + j] + square[j * width + i];
      }
    }
    return out;
  }

  /** Probabilities of the five classes. */
  double[] classes(double[] vector, boolean isWord) {
    double[] weights = isWord ? wordClasses : phraseClasses;
    var out = new double[CLASSES];
    double max = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < CLASSES; i++) {
      int row = i * (size + 1);
      out[i] = weights[row + size];
      for (int j = 0; j < size; j++) {
        out[i] += weights[row + j] * vector[j];
      }
      max = Math.max(max, out[i]);
    }
    double sum = 0;
    for (int i = 0; i < CLASSES; i++) {
      out[i] = StrictMath.exp(out[i] - max);
      sum += out[i];
    }
    for (int i = 0; i < CLASSES; i++) {
      out[i] /= sum;
    }
    return out;
  }

  /** The mean of the classes' places between -1 and 1. */
  static double tone(double[] classes) {
    return (classes[4] - classes[0]) + 0.5 * (classes[3] - classes[1]);
  }

  private static double[] squashed(SimpleMatrix vector) {
    var out = rows(vector);
    for (int i = 0; i < out.length; i++) {
      out[i] = StrictMath.tanh(out[i]);
    }
    return out;
  }

  private static double[] rows(SimpleMatrix matrix) {
    var out = new double[matrix.numRows() * matrix.numCols()];
    int at = 0;
    for (int i = 0; i < matrix.numRows(); i++) {
      for (int j = 0; j < matrix.numCols(); j++) {
        out[at++] = matrix.get(i, j);
      }
    }
    return out;
  }
}
