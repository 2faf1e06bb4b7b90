package org.barograph.nlp;

import java.util.Arrays;

/**
 * The features of one text as the social model sees them, for training.
 *
 * @param keys hashes, possibly repeated
 * @param values one per key
 */
@SuppressWarnings(
    "ArrayRecordComponent") // never compared; hundreds of thousands of these live during training
public record FeatureVector(int[] keys, float[] values) {

  public static FeatureVector of(String text) {
    Features features = SocialFeatures.of(SafeText.of(text)).features();
    var keys = new int[features.size()];
    var values = new float[features.size()];
    Arrays.setAll(keys, features::key);
    for (int i = 0; i < values.length; i++) {
      values[i] = features.value(i);
    }
    return new FeatureVector(keys, values);
  }
}
