package org.barograph.nlp.treebank;

import edu.stanford.nlp.optimization.QNMinimizer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.barograph.nlp.Mood;
import org.barograph.nlp.SafeText;
import org.barograph.nlp.train.Evaluation;
import org.barograph.nlp.train.LabelledPosts;

/** Fits {@link Head}: {@code TRAIN VAL OUT EVERY}, where every so many posts of TRAIN are used. */
public final class TrainHead {

  private static final String ID = "treebank-1";
  private static final double PRIOR = 1.0;

  private TrainHead() {}

  public static void main(String[] args) throws IOException {
    if (args.length != 4) {
      System.err.println("usage: TRAIN VAL OUT EVERY, files of label<TAB>text with a header line");
      System.exit(2);
    }
    int every = Integer.parseInt(args[3]);
    Parser parser = Parser.load();
    Network network = Network.load();
    var reader = new TreebankModel(parser, network, new Head(ID, null, null));
    var features = new ArrayList<double[]>();
    var moods = new ArrayList<Mood>();
    List<LabelledPosts.Labelled> train = LabelledPosts.read(Path.of(args[0]));
    for (int i = 0; i < train.size(); i += every) {
      List<Judged> sentences = reader.judged(SafeText.of(train.get(i).text()));
      if (!sentences.isEmpty()) {
        features.add(TreebankFeatures.of(sentences));
        moods.add(train.get(i).mood());
      }
    }
    var x = features.toArray(double[][]::new);
    int[] y = moods.stream().mapToInt(Mood::ordinal).toArray();
    var head = new Head(ID, fit(x, y, balancing(y)), fit(x, y, new double[] {1, 1, 1}));
    Files.write(Path.of(args[2]), head.lines(), StandardCharsets.UTF_8);
    var model = new TreebankModel(parser, network, head);
    System.out.println(
        ID
            + " from "
            + y.length
            + " posts: "
            + Evaluation.of(model, LabelledPosts.read(Path.of(args[1]))));
  }

  /** So that every mood counts the same. */
  private static double[] balancing(int[] moods) {
    var weights = new double[Mood.values().length];
    Arrays.stream(moods).forEach(mood -> weights[mood]++);
    for (int mood = 0; mood < weights.length; mood++) {
      weights[mood] = (double) moods.length / weights.length / weights[mood];
    }
    return weights;
  }

  private static double[][] fit(double[][] features, int[] moods, double[] weights) {
    var loss = new SoftmaxLoss(features, moods, weights, PRIOR);
    var minimizer = new QNMinimizer(15);
    minimizer.shutUp();
    double[] best = minimizer.minimize(loss, 1e-5, new double[loss.domainDimension()]);
    return loss.rows(best);
  }
}
