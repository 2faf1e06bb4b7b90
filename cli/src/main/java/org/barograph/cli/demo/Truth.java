package org.barograph.cli.demo;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.barograph.jobs.model.Mention;

/**
 * What is true of a scenario, and thus what the pipeline ought to find.
 *
 * @param lines of the file of posts, broken ones included
 * @param records lines by what they do: creates, updates, deletes, author_deletes, duplicates
 * @param deadLetters lines that must become dead letters, by reason
 * @param mentions mentions in the end by brand and kind: tagged, untagged, misspelled
 * @param polarity mentions in the end by brand and planted polarity
 * @param languages posts by the language they are written in
 * @param labels what each post's brands are: {@code channel:id} to labels
 * @param retracted mention ids that were there for a while: deleted, taken back, or gone with their
 *     author
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Truth(
    long seed,
    Instant start,
    Instant fullDay,
    Instant end,
    int lines,
    Map<String, Integer> records,
    Map<String, Integer> deadLetters,
    Map<String, Map<String, Integer>> mentions,
    Map<String, Map<String, Integer>> polarity,
    Map<String, Integer> languages,
    List<PlantedEvent> events,
    Map<String, List<Label>> labels,
    List<String> retracted) {

  static Truth of(ScenarioPlan plan, List<Draft> drafts, Aftermath aftermath) {
    Map<String, Map<String, Integer>> mentions = new TreeMap<>();
    Map<String, Map<String, Integer>> polarity = new TreeMap<>();
    Map<String, Integer> languages = new TreeMap<>();
    Map<String, List<Label>> labels = new TreeMap<>();
    TreeSet<String> retracted = new TreeSet<>();
    for (Draft draft : drafts) {
      languages.merge(draft.content().lang(), 1, Integer::sum);
      if (aftermath.isGone(draft)) {
        draft.brands().forEach(brand -> retracted.add(mentionId(draft, brand)));
      } else if (draft.isMention()) {
        labels.put(draft.key(), draft.content().labels());
        for (Label label : draft.content().labels()) {
          count(mentions, label.brand(), label.kind());
          count(polarity, label.brand(), label.polarity());
        }
      }
    }
    return new Truth(
        plan.seed(),
        plan.start(),
        plan.fullDay(),
        plan.end(),
        aftermath.lines().size(),
        aftermath.counts(),
        aftermath.deadLetters(),
        mentions,
        polarity,
        languages,
        plan.events(),
        labels,
        new ArrayList<>(retracted));
  }

  private static String mentionId(Draft draft, String brand) {
    return Mention.idOf(draft.channel(), draft.id(), brand);
  }

  private static void count(Map<String, Map<String, Integer>> counts, String brand, String what) {
    counts.computeIfAbsent(brand, any -> new TreeMap<>()).merge(what, 1, Integer::sum);
  }

  private static JsonMapper json() {
    SimpleModule times = new SimpleModule();
    times.addSerializer(Instant.class, ToStringSerializer.instance);
    times.addDeserializer(Instant.class, new InstantReader());
    return JsonMapper.builder()
        .addModule(times)
        .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
        .build();
  }

  private static final class InstantReader extends StdScalarDeserializer<Instant> {

    InstantReader() {
      super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      return Instant.parse(parser.getText());
    }
  }

  /**
   * Reads a truth file.
   *
   * @throws IOException if the file cannot be read or is not a truth file
   */
  public static Truth read(Path file) throws IOException {
    return json().readValue(file.toFile(), Truth.class);
  }

  public void write(Path file) throws IOException {
    json().writerWithDefaultPrettyPrinter().writeValue(file.toFile(), this);
  }
}
