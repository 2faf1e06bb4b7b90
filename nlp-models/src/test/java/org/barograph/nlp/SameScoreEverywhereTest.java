package org.barograph.nlp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class SameScoreEverywhereTest {

  private static final List<String> WORDS =
      List.of(
          "not",
          "good",
          "bad",
          "love",
          "hate",
          "sooo",
          "GREAT",
          "delay",
          "#fail",
          "😂",
          ":(",
          "!!",
          ",",
          "Servicio",
          "für");

  @Test
  void eightThreadsAgreeToTheBit() throws InterruptedException, ExecutionException {
    List<String> texts = texts();
    List<Object> expected = answers(texts);
    try (var threads = Executors.newFixedThreadPool(8)) {
      var tasks = new ArrayList<Callable<List<Object>>>();
      for (int i = 0; i < 8; i++) {
        tasks.add(() -> answers(texts));
      }
      for (Future<List<Object>> answers : threads.invokeAll(tasks)) {
        assertThat(answers.get()).isEqualTo(expected);
      }
    }
  }

  private static List<Object> answers(List<String> texts) {
    var answers = new ArrayList<>();
    for (String text : texts) {
      answers.add(SentimentModels.load("social").score(text));
      answers.add(LanguageGate.shared().detect(text, null));
    }
    return answers;
  }

  private static List<String> texts() {
    var random = new Random(7);
    var texts = new ArrayList<String>();
    for (int i = 0; i < 300; i++) {
      var text = new StringBuilder();
      for (int word = random.nextInt(12); word >= 0; word--) {
        text.append(WORDS.get(random.nextInt(WORDS.size()))).append(' ');
      }
      texts.add(text.toString());
    }
    return texts;
  }
}
