package org.barograph.nlp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Finds models by name, each loaded once per JVM and shared by its threads: {@code social}, {@code
 * file:PATH}, and those of optional modules ({@link SentimentModelProvider}).
 */
public final class SentimentModels {

  public static final String DEFAULT = "social";

  /** Starts the name of a model that somebody has trained. */
  public static final String FILE = "file:";

  /** Each a module {@code nlp-models/<name>}, too large for everybody's download. */
  private static final List<String> OPTIONAL = List.of("accurate", "treebank");

  private static final Map<String, Loaded> LOADED = new ConcurrentHashMap<>();

  private SentimentModels() {}

  /**
   * The model of this name.
   *
   * @throws MissingModelException if its module is not on the class path
   * @throws IllegalArgumentException if no model has this name; the message names those that exist
   * @throws java.io.UncheckedIOException if the file of a {@code file:} model cannot be read
   */
  public static SentimentModel load(String name) {
    var source = source(name);
    return LOADED.computeIfAbsent(name, unused -> new Loaded(source)).model();
  }

  /**
   * The model of this name as one that explains itself; empty if it cannot.
   *
   * @throws MissingModelException if its module is not on the class path
   * @throws IllegalArgumentException if no model has this name
   */
  public static Optional<MoodExplainer> explainer(String name) {
    return load(name) instanceof GuardedModel guarded ? guarded.explainer() : Optional.empty();
  }

  /**
   * Looks whether {@link #load} would find a model, without loading it.
   *
   * @throws MissingModelException if its module is not on the class path
   * @throws IllegalArgumentException if no model can have this name
   */
  public static void require(String name) {
    var unused = source(name);
  }

  /** Whether a model can have this name, on the class path or not. */
  public static boolean isName(String name) {
    return name.startsWith(FILE) ? name.length() > FILE.length() : names().contains(name);
  }

  /** Every name but those of files, sorted: what ships, and what is on the class path besides. */
  public static List<String> names() {
    var names = new ArrayList<String>(OPTIONAL);
    names.add(DEFAULT);
    for (var provider : providers()) {
      if (!names.contains(provider.name())) {
        names.add(provider.name());
      }
    }
    names.sort(null);
    return names;
  }

  private static Supplier<SentimentModel> source(String name) {
    if (!isName(name)) {
      throw new IllegalArgumentException(
          "unknown sentiment model '" + name + "', known are " + names() + " and file:PATH");
    }
    if (name.equals(DEFAULT)) {
      return SocialModel::shipped;
    }
    if (name.startsWith(FILE)) {
      return () -> ModelFiles.load(name.substring(FILE.length()));
    }
    for (var provider : providers()) {
      if (provider.name().equals(name)) {
        return provider::load;
      }
    }
    throw new MissingModelException(name);
  }

  private static ServiceLoader<SentimentModelProvider> providers() {
    // Our own class loader: in a Flink cluster the thread's may be another one.
    return ServiceLoader.load(SentimentModelProvider.class, SentimentModels.class.getClassLoader());
  }

  /** Loads outside of the map's lock, because a model may load another one that it builds on. */
  private static final class Loaded {
    private final Supplier<SentimentModel> source;
    private SentimentModel model;

    Loaded(Supplier<SentimentModel> source) {
      this.source = source;
    }

    synchronized SentimentModel model() {
      if (model == null) {
        model = new GuardedModel(source.get());
      }
      return model;
    }
  }
}
