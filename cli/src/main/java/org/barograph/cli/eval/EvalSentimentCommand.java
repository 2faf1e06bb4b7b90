package org.barograph.cli.eval;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.barograph.cli.ExitCodes;
import org.barograph.cli.Progress;
import org.barograph.cli.ProgressBar;
import org.barograph.cli.UsageException;
import org.barograph.nlp.LanguageGate;
import org.barograph.nlp.Opinion;
import org.barograph.nlp.Scoring;
import org.barograph.nlp.SentimentModel;
import org.barograph.nlp.SentimentModels;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says how good a model of the mood is on labelled posts. */
@Command(
    name = "sentiment",
    description = {
      "Scores labelled posts with a model and says how often it is right, and how fast it is.",
      "",
      "The model judges every post, whatever its language; how many the language gate would have"
          + " held back is said apart. A post that the model cannot score (blank, say) is"
          + " 'unscored', which is a mistake.",
      ""
    })
final class EvalSentimentCommand implements Callable<Integer> {

  @Option(
      names = "--data",
      paramLabel = "FILE",
      required = true,
      description =
          "Lines of label, tab and text below a header line; labels are negative, neutral,"
              + " positive, or 0, 1, 2. Nothing is quoted.")
  private Path data;

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      defaultValue = SentimentModels.DEFAULT,
      description =
          "social (default), accurate, treebank, or file:PATH of one that was trained; what is not"
              + " built yet is built first.")
  private String modelName;

  @Option(
      names = "--predictions",
      paramLabel = "FILE",
      description = "Write label, prediction, score and text of every post, with tabs between.")
  private Path predictions;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    check();
    List<LabelledMoods.Row> posts = LabelledMoods.read(data);
    SentimentModel model = SentimentModels.load(modelName);
    var out = spec.commandLine().getOut();
    out.printf(Locale.ROOT, "%s on %s, %,d posts%n", model.id(), data.getFileName(), posts.size());
    out.flush();
    var scores = new MoodScores();
    long started = ScoringSpeed.cpuNanos();
    score(model, posts, scores);
    double first = posts.size() * 1e9 / Math.max(1, ScoringSpeed.cpuNanos() - started);
    new MoodReport(out).print(scores);
    out.printf(
        Locale.ROOT,
        "  language gate: would hold back %,d of %,d posts%n",
        heldBack(posts),
        posts.size());
    out.printf(
        Locale.ROOT,
        "  speed: %,.0f posts/s of CPU warm, %,.0f in the first pass%n",
        ScoringSpeed.warm(model, posts),
        first);
    out.flush();
    return ExitCodes.OK;
  }

  /** Before a file is read, which may take a while. */
  private void check() {
    if (!SentimentModels.isName(modelName)) {
      throw new UsageException(
          "--model: must be one of "
              + String.join(", ", SentimentModels.names())
              + " or file:PATH, got '"
              + modelName
              + "'");
    }
    SentimentModels.require(modelName);
    if (predictions != null && Files.isDirectory(predictions)) {
      throw new UsageException("--predictions: " + predictions + " is a folder");
    }
  }

  private void score(SentimentModel model, List<LabelledMoods.Row> posts, MoodScores scores)
      throws IOException {
    var done = new AtomicInteger();
    PrintWriter err = spec.commandLine().getErr();
    try (Writer lines =
            predictions == null ? Writer.nullWriter() : Files.newBufferedWriter(predictions);
        var bar =
            new ProgressBar(
                err,
                ProgressBar.isTerminal(),
                () -> new Progress("scoring", done.get(), posts.size(), "posts", ""))) {
      lines.write("label\tprediction\tscore\ttext\n");
      for (LabelledMoods.Row post : posts) {
        Scoring answer = model.score(post.text());
        scores.add(post.label(), answer);
        lines.write(line(post, answer));
        done.incrementAndGet();
      }
    }
  }

  private static String line(LabelledMoods.Row post, Scoring answer) {
    String prediction =
        switch (answer) {
          case Scoring.Scored(Opinion opinion) ->
              MoodReport.name(opinion.mood())
                  + String.format(Locale.ROOT, "\t%.4f\t", opinion.score());
          case Scoring.Unscorable unscorable -> "unscored\t\t";
        };
    return MoodReport.name(post.label()) + "\t" + prediction + post.text() + "\n";
  }

  private static long heldBack(List<LabelledMoods.Row> posts) {
    LanguageGate gate = LanguageGate.shared();
    return posts.stream().filter(post -> !gate.detect(post.text(), null).english()).count();
  }
}
