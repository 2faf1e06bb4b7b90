package org.barograph.jobs.config;

import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import org.barograph.nlp.SentimentModels;

/** Models: known by name, or files that can be read now rather than in the first task. */
final class SentimentRules {

  private final Problems problems;

  SentimentRules(Problems problems) {
    this.problems = problems;
  }

  void check(SentimentConfig sentiment, List<BrandConfig> brands) {
    checkModel("sentiment.model", sentiment.model());
    var known = brands.stream().map(BrandConfig::id).filter(id -> id != null).toList();
    var seen = new HashSet<String>();
    for (int i = 0; i < sentiment.brands().size(); i++) {
      var own = sentiment.brands().get(i);
      var path = "sentiment.brands[" + i + "]";
      if (own.brand() != null && !known.contains(own.brand())) {
        problems.add(
            path + ".brand",
            "must be the id of a brand, got "
                + Text.quote(own.brand())
                + problems.didYouMean(own.brand(), known));
      } else if (own.brand() != null && !seen.add(own.brand())) {
        problems.add(path + ".brand", "brand " + Text.quote(own.brand()) + " has a model already");
      }
      checkModel(path + ".model", own.model());
    }
  }

  private void checkModel(String path, String model) {
    if (model == null) {
      return;
    }
    if (!SentimentModels.isName(model)) {
      var known = SentimentModels.names();
      problems.add(
          path,
          "must be one of "
              + String.join(", ", known)
              + " or file:PATH, got "
              + Text.quote(model)
              + problems.didYouMean(model, known));
    } else if (model.startsWith(SentimentModels.FILE)) {
      checkFile(path, model);
    }
  }

  private void checkFile(String path, String model) {
    try {
      var unused = SentimentModels.load(model);
    } catch (UncheckedIOException e) {
      problems.add(path, e.getCause().getMessage());
    }
  }
}
