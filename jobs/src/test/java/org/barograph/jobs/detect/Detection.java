package org.barograph.jobs.detect;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.barograph.jobs.JobSubmission;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.jobs.config.live.FixedConfig;
import org.barograph.jobs.index.IncidentDocument;
import org.barograph.jobs.index.WindowDocument;
import org.barograph.jobs.model.BrandWindow;
import org.barograph.jobs.model.Heard;
import org.barograph.jobs.model.Incident;
import org.barograph.jobs.model.IncidentCommand;
import org.barograph.jobs.model.MentionEvent;

/** The two operators of detection, one after the other, as Flink runs them. */
final class Detection implements AutoCloseable {

  private final BarographConfig config;
  private final List<String> changes;
  private final KeyedOneInputStreamOperatorTestHarness<String, MentionEvent, PaneSlice> folds;
  private final KeyedOneInputStreamOperatorTestHarness<String, PaneSlice, BrandWindow> decides;
  private final KeyedOneInputStreamOperatorTestHarness<String, Heard, PaneSlice> watches;
  private final KeyedOneInputStreamOperatorTestHarness<String, MentionEvent, PaneSlice> phrases;
  private int passedOn;
  private int toldOn;
  private int saidOn;

  Detection(BarographConfig config) throws Exception {
    this(config, List.of());
  }

  /**
   * @param changes records of the Kafka topic of the configuration
   */
  Detection(BarographConfig config, List<String> changes) throws Exception {
    this(config, changes, null, null, null, null);
  }

  private Detection(
      BarographConfig config,
      List<String> changes,
      OperatorSubtaskState foldState,
      OperatorSubtaskState watchState,
      OperatorSubtaskState phraseState,
      OperatorSubtaskState decideState)
      throws Exception {
    this.config = config;
    this.changes = changes;
    FixedConfig live = new FixedConfig(config, changes, "changes");
    folds =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new FoldPanes(DecideIncidents.keepMillis(config))),
            FoldPanes::keyOf,
            Types.STRING);
    watches =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new WatchChannels(live)), Heard::channel, Types.STRING);
    phrases =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new FindPhrases(live)), MentionEvent::brand, Types.STRING);
    decides =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new DecideIncidents(config, live)),
            PaneSlice::brand,
            Types.STRING);
    ClassLoader loader = Detection.class.getClassLoader();
    folds.getExecutionConfig().configure(JobSubmission.strict(), loader);
    watches.getExecutionConfig().configure(JobSubmission.strict(), loader);
    phrases.getExecutionConfig().configure(JobSubmission.strict(), loader);
    decides.getExecutionConfig().configure(JobSubmission.strict(), loader);
    if (foldState != null) {
      folds.initializeState(foldState);
      watches.initializeState(watchState);
      phrases.initializeState(phraseState);
      decides.initializeState(decideState);
    }
    folds.open();
    watches.open();
    phrases.open();
    decides.open();
  }

  void take(MentionEvent event) throws Exception {
    folds.processElement(event, event.eventAt());
    phrases.processElement(event, event.eventAt());
    passOn();
    if (event.deletedAuthor() != null) {
      decides.processElement(PaneSlice.ofDeleted(event), event.eventAt());
    }
  }

  /** A post or a heartbeat came from the channel. */
  void hear(String channel, long time) throws Exception {
    watches.processElement(new Heard(channel, Minutes.startOf(time)), time);
  }

  void watermark(long time) throws Exception {
    folds.processWatermark(time);
    watches.processWatermark(time);
    phrases.processWatermark(time);
    passOn();
    decides.processWatermark(time);
  }

  void say(IncidentCommand command) throws Exception {
    decides.processElement(PaneSlice.of(command), command.at());
  }

  List<IncidentCommand> unanswered() {
    Collection<StreamRecord<IncidentCommand>> aside =
        decides.getSideOutput(DecideIncidents.UNANSWERED);
    return aside == null ? List.of() : aside.stream().map(StreamRecord::getValue).toList();
  }

  private void passOn() throws Exception {
    List<PaneSlice> slices = folds.extractOutputValues();
    for (; passedOn < slices.size(); passedOn++) {
      decides.processElement(slices.get(passedOn), slices.get(passedOn).tick() - 1);
    }
    List<PaneSlice> told = watches.extractOutputValues();
    for (; toldOn < told.size(); toldOn++) {
      decides.processElement(told.get(toldOn), told.get(toldOn).tick() - 1);
    }
    List<PaneSlice> said = phrases.extractOutputValues();
    for (; saidOn < said.size(); saidOn++) {
      decides.processElement(said.get(saidOn), said.get(saidOn).tick() - 1);
    }
  }

  /** What a job would be that starts from a snapshot of this one; this one is closed. */
  Detection restored() throws Exception {
    return restored(config);
  }

  /** The same with another configuration. */
  Detection restored(BarographConfig next) throws Exception {
    OperatorSubtaskState foldState = folds.snapshot(1, 1);
    OperatorSubtaskState watchState = watches.snapshot(1, 1);
    OperatorSubtaskState phraseState = phrases.snapshot(1, 1);
    OperatorSubtaskState decideState = decides.snapshot(1, 1);
    return new Detection(next, changes, foldState, watchState, phraseState, decideState);
  }

  List<BrandWindow> windows() {
    return decides.extractOutputValues();
  }

  List<Incident> incidents() {
    Collection<StreamRecord<Incident>> aside = decides.getSideOutput(DecideIncidents.INCIDENTS);
    return aside == null ? List.of() : aside.stream().map(StreamRecord::getValue).toList();
  }

  /** Every document as it would be written, sorted. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (BrandWindow window : windows()) {
      lines.add("Window " + text(WindowDocument.json(window)));
    }
    for (Incident incident : incidents()) {
      lines.add("Incident " + text(IncidentDocument.json(incident)));
    }
    Collections.sort(lines);
    return lines;
  }

  private static String text(byte[] json) {
    return new String(Objects.requireNonNull(json), StandardCharsets.UTF_8);
  }

  int decidesState() {
    return decides.numKeyedStateEntries();
  }

  @Override
  public void close() throws Exception {
    folds.close();
    watches.close();
    phrases.close();
    decides.close();
  }
}
