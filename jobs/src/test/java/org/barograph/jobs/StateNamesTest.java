package org.barograph.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.core.memory.DataInputViewStreamWrapper;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupsStateHandle;
import org.apache.flink.runtime.state.KeyedBackendSerializationProxy;
import org.apache.flink.runtime.state.KeyedStateHandle;
import org.apache.flink.runtime.state.OperatorStateHandle;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.api.operators.StreamMap;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.barograph.jobs.config.live.FixedConfig;
import org.barograph.jobs.deliver.DeliverAlerts;
import org.barograph.jobs.deliver.Dispatch;
import org.barograph.jobs.deliver.RouteAlerts;
import org.barograph.jobs.detect.DecideIncidents;
import org.barograph.jobs.detect.FindPhrases;
import org.barograph.jobs.detect.FoldPanes;
import org.barograph.jobs.detect.PaneSlice;
import org.barograph.jobs.detect.WatchChannels;
import org.barograph.jobs.enrich.AuditLedger;
import org.barograph.jobs.enrich.AuthorLedger;
import org.barograph.jobs.enrich.PostLedger;
import org.barograph.jobs.enrich.ScoreMentions;
import org.barograph.jobs.ingest.CommandIntake;
import org.barograph.jobs.ingest.ParsePost;
import org.barograph.jobs.kafka.AwaitCommands;
import org.barograph.jobs.match.MatchBrands;
import org.barograph.jobs.model.Command;
import org.barograph.jobs.model.Heard;
import org.barograph.jobs.model.MentionEvent;
import org.barograph.jobs.ops.CountDeadLetters;
import org.barograph.jobs.ops.Uids;
import org.junit.jupiter.api.Test;

/** The names of state in a snapshot; opening also proves that no state goes through Kryo. */
class StateNamesTest {

  @Test
  void namesOfStateNeverChange() throws Exception {
    List<String> names = new ArrayList<>();
    var config = JobGraphsTest.CONFIG;
    var remember = config.pipeline().rememberPosts();
    add(
        names,
        Uids.PARSE,
        new OneInputStreamOperatorTestHarness<>(new ProcessOperator<>(new ParsePost())));
    add(
        names,
        Uids.MATCH,
        new OneInputStreamOperatorTestHarness<>(
            new ProcessOperator<>(new MatchBrands(FixedConfig.of(config), config.match()))));
    add(
        names,
        Uids.AWAIT_COMMANDS,
        new OneInputStreamOperatorTestHarness<>(
            new AwaitCommands<CommandIntake>(Map.of(), "commands")));
    add(
        names,
        Uids.LEDGER,
        new KeyedTwoInputStreamOperatorTestHarness<>(
            new KeyedCoProcessOperator<>(new PostLedger(remember)),
            match -> match.post().key(),
            Command::postKey,
            Types.STRING));
    add(
        names,
        Uids.SCORE,
        new OneInputStreamOperatorTestHarness<>(
            new ProcessOperator<>(new ScoreMentions(FixedConfig.of(config)))));
    add(
        names,
        Uids.AUTHORS,
        new KeyedTwoInputStreamOperatorTestHarness<>(
            new KeyedCoProcessOperator<>(new AuthorLedger(remember)),
            AuthorLedger::keyOf,
            AuthorLedger::keyOf,
            Types.STRING));
    add(
        names,
        Uids.AUDIT,
        new KeyedTwoInputStreamOperatorTestHarness<>(
            new KeyedCoProcessOperator<>(new AuditLedger(remember)),
            AuditLedger::keyOf,
            AuthorLedger::keyOf,
            Types.STRING));
    add(
        names,
        Uids.DEAD_LETTERS,
        new OneInputStreamOperatorTestHarness<>(new StreamMap<>(new CountDeadLetters())));
    add(
        names,
        Uids.PANES,
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new FoldPanes(DecideIncidents.keepMillis(config))),
            FoldPanes::keyOf,
            Types.STRING));
    add(
        names,
        Uids.CHANNELS,
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new WatchChannels(FixedConfig.of(config))),
            Heard::channel,
            Types.STRING));
    add(
        names,
        Uids.PHRASES,
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new FindPhrases(FixedConfig.of(config))),
            MentionEvent::brand,
            Types.STRING));
    add(
        names,
        Uids.DECIDE,
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new DecideIncidents(config, FixedConfig.of(config))),
            PaneSlice::brand,
            Types.STRING));
    add(
        names,
        Uids.ROUTE,
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new RouteAlerts(config.delivery())),
            RouteAlerts::keyOf,
            Types.STRING));
    add(
        names,
        Uids.SEND,
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new DeliverAlerts(config)), Dispatch::keyOf, Types.STRING));
    add(
        names,
        Uids.UNDELIVERED,
        new OneInputStreamOperatorTestHarness<>(new StreamMap<>(new CountDeadLetters())));

    assertThat(names).isEqualTo(JobGraphsTest.golden("states"));
  }

  private static void add(
      List<String> names, String uid, AbstractStreamOperatorTestHarness<?> harness)
      throws Exception {
    try (harness) {
      ExecutionConfig execution = harness.getExecutionConfig();
      ((SerializerConfigImpl) execution.getSerializerConfig()).setGenericTypes(false);
      harness.setup();
      harness.open();
      OperatorSubtaskState state = harness.snapshot(1, 1);
      List<String> found = new ArrayList<>();
      for (KeyedStateHandle handle : state.getManagedKeyedState()) {
        found.addAll(keyed((KeyGroupsStateHandle) handle));
      }
      for (OperatorStateHandle handle : state.getManagedOperatorState()) {
        found.addAll(handle.getStateNameToPartitionOffsets().keySet());
      }
      found.stream()
          .filter(name -> !name.startsWith("_timer_state"))
          .sorted()
          .forEach(name -> names.add(uid + " " + name));
    }
  }

  private static List<String> keyed(KeyGroupsStateHandle handle) throws Exception {
    try (var in = handle.openInputStream()) {
      var meta = new KeyedBackendSerializationProxy<String>(StateNamesTest.class.getClassLoader());
      meta.read(new DataInputViewStreamWrapper(in));
      return meta.getStateMetaInfoSnapshots().stream().map(state -> state.getName()).toList();
    }
  }
}
