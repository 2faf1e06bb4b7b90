package org.barograph.jobs.detect;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.barograph.jobs.model.MentionEvent;
import org.barograph.jobs.model.ScoredMention;

/** The mentions of one slice in one minute that stand now, so that a change can replace its own. */
public record MinuteMentions(List<Entry> entries) {

  /** One mention; null when it was taken back: an older version that comes late stays out. */
  public record Entry(String mentionId, long revision, ScoredMention mention) {

    /** One revision may both leave this minute and come back to it, with another created_at. */
    Entry newer(Entry other) {
      if (revision != other.revision) {
        return revision > other.revision ? this : other;
      }
      return other.mention == null ? this : other;
    }
  }

  static final MinuteMentions EMPTY = new MinuteMentions(List.of());

  /** The events in canonical order. */
  MinuteMentions with(List<MentionEvent> events) {
    Map<String, Entry> changed = new LinkedHashMap<>();
    entries.forEach(entry -> changed.put(entry.mentionId(), entry));
    for (MentionEvent event : events) {
      changed.merge(event.mentionId(), entryOf(event), Entry::newer);
    }
    return new MinuteMentions(List.copyOf(changed.values()));
  }

  private static Entry entryOf(MentionEvent event) {
    return new Entry(event.mentionId(), event.revision(), event.mention());
  }

  Pane pane() {
    return Pane.of(standing());
  }

  private List<ScoredMention> standing() {
    return entries.stream().filter(e -> e.mention() != null).map(Entry::mention).toList();
  }

  /**
   * Only candidates for evidence keep their text, or a hot brand's state would grow with it.
   *
   * @param pane of these mentions
   */
  MinuteMentions slim(Pane pane) {
    Set<String> drivers =
        pane.drivers().stream()
            .map(ScoredMention::mentionId)
            .collect(Collectors.toCollection(HashSet::new));
    return new MinuteMentions(
        entries.stream()
            .map(e ->
                e.mention() == null || drivers.contains(e.mentionId())
                    ? e
                    : new Entry(e.mentionId(), e.revision(), e.mention().withoutEvidence()))
            .toList());
  }
}
