package org.barograph.jobs.deliver;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.barograph.connectors.alerts.Delivery;
import org.barograph.connectors.alerts.Outcome;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.jobs.config.ReceiverConfig;
import org.barograph.jobs.model.DeadLetter;
import org.barograph.jobs.ops.MetricNames;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells receivers, each at its own pace: requests are asynchronous and the task's thread never
 * waits for one. What is under way stays in the state until its answer is there, so a restart sends
 * it again, with the same idempotency key.
 */
public final class DeliverAlerts extends KeyedProcessFunction<String, Dispatch, DeadLetter>
    implements CheckpointListener {

  private static final Logger LOG = LoggerFactory.getLogger(DeliverAlerts.class);

  /** How often answers are looked for. */
  static final long POLL_MILLIS = 50;

  private final BarographConfig config;
  private transient InstantSource clock;
  private transient IncidentText text;
  private transient Map<String, Line> lines;
  private transient Map<String, Map<String, Outbox>> outboxes;
  private transient MapState<String, Outbox> stored;
  private transient ValueState<Long> wake;
  private transient Heartbeat heartbeat;

  public DeliverAlerts(BarographConfig config) {
    this.config = config;
  }

  @Override
  public void open(OpenContext context) {
    clock = InstantSource.system();
    text = new IncidentText(config);
    lines = new HashMap<>();
    outboxes = new HashMap<>();
    stored =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>(
                    "outboxes", Types.STRING, TypeInformation.of(Outbox.class)));
    wake = getRuntimeContext().getState(new ValueStateDescriptor<>("wake", Types.LONG));
    if (getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() == 0) {
      heartbeat = Heartbeat.start(config, clock);
    }
  }

  @Override
  public void processElement(Dispatch dispatch, Context context, Collector<DeadLetter> out)
      throws Exception {
    TimerService timers = context.timerService();
    Line line = line(dispatch.receiver());
    if (line == null) {
      out.collect(
          DeliveryLetter.deadLetter(dispatch, DeliveryDesk.UNKNOWN, "not in the configuration"));
      return;
    }
    String incident = dispatch.incident().incidentId();
    Outbox outbox = outboxes(dispatch.receiver()).getOrDefault(incident, Outbox.EMPTY);
    boolean isSending = line.isSending(incident);
    apply(
        dispatch.receiver(),
        incident,
        line.desk().add(outbox, dispatch, isSending, timers.currentProcessingTime()),
        out);
    turn(dispatch.receiver(), timers, out);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<DeadLetter> out)
      throws Exception {
    wake.clear();
    turn(context.getCurrentKey(), context.timerService(), out);
  }

  private void turn(String receiver, TimerService timers, Collector<DeadLetter> out)
      throws Exception {
    Line line = line(receiver);
    if (line == null) {
      giveUpAll(receiver, out);
      return;
    }
    long now = timers.currentProcessingTime();
    for (Map.Entry<String, Line.Landed> landed : line.landed().entrySet()) {
      settle(receiver, landed.getKey(), landed.getValue(), now, out);
    }
    start(receiver, line, now);
    wakeAt(nextTurn(receiver, line, now), timers);
  }

  private void settle(
      String receiver, String incident, Line.Landed landed, long now, Collector<DeadLetter> out)
      throws Exception {
    Outbox outbox = outboxes(receiver).getOrDefault(incident, Outbox.EMPTY);
    // What was told again while something newer came says nothing about the newer.
    if (outbox.isEmpty() || !outbox.next().dispatch().idempotencyKey().equals(landed.key())) {
      return;
    }
    Line line = line(receiver);
    log(receiver, line.metrics(), outbox, landed.outcome());
    DeliveryDesk.Step step = line.desk().after(outbox, landed.outcome(), now);
    line.pause(step.pause(), now);
    apply(receiver, incident, step, out);
  }

  private static void log(
      String receiver, ReceiverMetrics metrics, Outbox outbox, Outcome outcome) {
    Outbox.Letter letter = outbox.next();
    IncidentState incident = letter.dispatch().incident();
    switch (outcome) {
      case Outcome.Delivered done -> {
        metrics.delivered();
        if (!outbox.nextIsStanding()) {
          LOG.info(
              "{} was told that incident {} is {} {}",
              receiver,
              incident.incidentId(),
              incident.state(),
              done.remark());
        }
      }
      case Outcome.Retry retry -> {
        metrics.failed();
        if (Integer.bitCount(letter.attempts() + 1) == 1) {
          LOG.warn(
              "{} was not told of incident {} at attempt {}: {}",
              receiver,
              incident.incidentId(),
              letter.attempts() + 1,
              retry.reason());
        }
      }
      case Outcome.Refused refused -> {
        metrics.refused();
        LOG.error("{} refused incident {}: {}", receiver, incident.incidentId(), refused.reason());
      }
    }
  }

  private void start(String receiver, Line line, long now) {
    List<Map.Entry<String, Outbox>> due =
        outboxes(receiver).entrySet().stream()
            .filter(entry -> !line.isSending(entry.getKey()))
            .filter(entry -> entry.getValue().next().nextAt() <= now)
            .sorted(
                Comparator.comparingLong(
                    (Map.Entry<String, Outbox> entry) -> entry.getValue().next().nextAt()))
            .toList();
    for (Map.Entry<String, Outbox> entry : due) {
      if (!line.mayStart(now)) {
        return;
      }
      Dispatch dispatch = entry.getValue().next().dispatch();
      line.start(
          entry.getKey(),
          new Delivery(dispatch.idempotencyKey(), text.alert(dispatch.incident(), dispatch.note())),
          now);
    }
  }

  /** {@link Long#MAX_VALUE} if nothing waits. */
  private long nextTurn(String receiver, Line line, long now) {
    long next =
        outboxes(receiver).entrySet().stream()
            .filter(entry -> !line.isSending(entry.getKey()))
            .mapToLong(entry -> Math.max(entry.getValue().next().nextAt(), line.notBefore()))
            .min()
            .orElse(Long.MAX_VALUE);
    // What is due and may not start, because enough is under way, waits for an answer, too.
    return line.isBusy() ? Math.min(next > now ? next : Long.MAX_VALUE, now + POLL_MILLIS) : next;
  }

  private void wakeAt(long at, TimerService timers) throws Exception {
    Long registered = wake.value();
    if (registered != null && registered == at) {
      return;
    }
    if (registered != null) {
      timers.deleteProcessingTimeTimer(registered);
    }
    if (at == Long.MAX_VALUE) {
      wake.clear();
    } else {
      timers.registerProcessingTimeTimer(at);
      wake.update(at);
    }
  }

  private void apply(
      String receiver, String incident, DeliveryDesk.Step step, Collector<DeadLetter> out)
      throws Exception {
    if (step.outbox().isEmpty()) {
      outboxes(receiver).remove(incident);
      stored.remove(incident);
    } else {
      outboxes(receiver).put(incident, step.outbox());
      stored.put(incident, step.outbox());
    }
    step.givenUp()
        .ifPresent(given -> {
          LOG.error(
              "{} will not be told of incident {}: {} ({}); ./barograph alerts resend tries again",
              receiver,
              incident,
              given.reason(),
              given.detail());
          line(receiver).metrics().deadLetter();
          out.collect(
              DeliveryLetter.deadLetter(given.letter().dispatch(), given.reason(), given.detail()));
        });
  }

  /** A receiver that left the configuration while letters to it waited. */
  private void giveUpAll(String receiver, Collector<DeadLetter> out) throws Exception {
    for (Outbox outbox : List.copyOf(outboxes(receiver).values())) {
      for (Outbox.Letter letter : outbox.waiting()) {
        out.collect(
            DeliveryLetter.deadLetter(
                letter.dispatch(), DeliveryDesk.UNKNOWN, "not in the configuration any more"));
      }
    }
    outboxes.remove(receiver);
    stored.clear();
  }

  /** Null if the configuration does not have it. */
  private Line line(String receiver) {
    Line known = lines.get(receiver);
    if (known != null) {
      return known;
    }
    ReceiverConfig found = config.delivery().receiver(receiver).orElse(null);
    if (found == null) {
      return null;
    }
    MetricGroup group =
        getRuntimeContext().getMetricGroup().addGroup(MetricNames.RECEIVER, receiver);
    ReceiverMetrics metrics = new ReceiverMetrics(group, outboxes(receiver));
    Line line = new Line(found, config.delivery(), clock, metrics);
    lines.put(receiver, line);
    return line;
  }

  /** Of the current key; read from the state when the key is first seen after a start. */
  private Map<String, Outbox> outboxes(String receiver) {
    return outboxes.computeIfAbsent(receiver, first -> fromState());
  }

  private Map<String, Outbox> fromState() {
    Map<String, Outbox> found = new TreeMap<>();
    try {
      for (Map.Entry<String, Outbox> entry : stored.entries()) {
        found.put(entry.getKey(), entry.getValue());
      }
    } catch (Exception e) {
      throw new IllegalStateException("reading the state of waiting letters", e);
    }
    return found;
  }

  @Override
  public void notifyCheckpointComplete(long checkpointId) {
    if (heartbeat != null) {
      heartbeat.jobIsAlive();
    }
  }

  @Override
  public void close() {
    if (heartbeat != null) {
      heartbeat.close();
    }
    if (lines != null) {
      lines.values().forEach(Line::close);
    }
  }
}
