package org.barograph.nlp.accurate;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.List;
import org.barograph.nlp.train.LabelledPosts;

/**
 * What the layers below the tuned ones make of every post: they stay as published, so this is
 * computed once. In half precision, about 25 KB a post.
 */
final class LowerStates {

  private final short[][] states;
  private final int[] moods;

  private LowerStates(short[][] states, int[] moods) {
    this.states = states;
    this.moods = moods;
  }

  static LowerStates of(List<LabelledPosts.Labelled> posts) throws IOException, OrtException {
    var wordPieces = Encoder.wordPieces();
    var encoder = Encoder.upTo(UpperLayers.FIRST);
    var states = new short[posts.size()][];
    var moods = new int[posts.size()];
    for (int post = 0; post < states.length; post++) {
      String text = posts.get(post).text();
      FloatBuffer vectors = encoder.states(wordPieces.encode(PostWords.of(text)));
      states[post] = new short[vectors.remaining()];
      for (int i = 0; i < states[post].length; i++) {
        states[post][i] = Float.floatToFloat16(vectors.get(i));
      }
      moods[post] = posts.get(post).index();
    }
    return new LowerStates(states, moods);
  }

  int posts() {
    return moods.length;
  }

  int mood(int post) {
    return moods[post];
  }

  /** In pieces of words. */
  int length(int post) {
    return states[post].length / Encoder.WIDTH;
  }

  void copy(int post, float[] to, int at) {
    for (int i = 0; i < states[post].length; i++) {
      to[at + i] = Float.float16ToFloat(states[post][i]);
    }
  }
}
