package org.barograph.nlp;

import java.util.Arrays;

/** The features of one text: parallel arrays of key, value and the words that each is about. */
final class Features {

  private int[] keys = new int[512];
  private float[] values = new float[512];
  private short[] firstWords = new short[512];
  private short[] lastWords = new short[512];
  private int size;

  void add(int key, float value, int firstWord, int lastWord) {
    if (size == keys.length) {
      grow();
    }
    keys[size] = key;
    values[size] = value;
    firstWords[size] = (short) firstWord;
    lastWords[size] = (short) lastWord;
    size++;
  }

  private void grow() {
    int capacity = size * 2;
    keys = Arrays.copyOf(keys, capacity);
    values = Arrays.copyOf(values, capacity);
    firstWords = Arrays.copyOf(firstWords, capacity);
    lastWords = Arrays.copyOf(lastWords, capacity);
  }

  int size() {
    return size;
  }

  int key(int i) {
    return keys[i];
  }

  float value(int i) {
    return values[i];
  }

  int firstWord(int i) {
    return firstWords[i];
  }

  int lastWord(int i) {
    return lastWords[i];
  }
}
