package org.barograph.nlp.accurate;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.barograph.nlp.SentimentModel;
import org.barograph.nlp.SentimentModelProvider;
import org.barograph.nlp.SocialModel;

/** Offers the shipped model as {@code accurate}. */
public final class AccurateModelProvider implements SentimentModelProvider {

  private static final String RESOURCE = "accurate.adapter.gz";

  @Override
  public String name() {
    return "accurate";
  }

  /**
   * Takes about a second and 200 MB.
   *
   * @throws UncheckedIOException if a resource is missing or damaged
   * @throws IllegalStateException if ONNX Runtime has no native library for this machine
   */
  @Override
  public SentimentModel load() {
    try (InputStream in = AccurateModelProvider.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IOException("resource " + RESOURCE + " is missing from the class path");
      }
      return load(AdapterFile.read(in));
    } catch (IOException e) {
      throw new UncheckedIOException("model 'accurate' cannot be read: " + e.getMessage(), e);
    }
  }

  static AccurateModel load(Adapter adapter) throws IOException {
    var social = SocialModel.shipped();
    try {
      return new AccurateModel(adapter, Encoder.wordPieces(), Encoder.with(adapter), social);
    } catch (OrtException | LinkageError e) {
      throw new IllegalStateException("ONNX Runtime does not start: " + e.getMessage(), e);
    }
  }
}
