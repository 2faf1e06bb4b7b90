package org.barograph.jobs.deliver;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.barograph.jobs.config.DeliveryConfig;

/** Decides who is told, brand by brand; holds open incidents. */
public final class RouteAlerts extends KeyedProcessFunction<String, IncidentState, Dispatch> {

  private final DeliveryConfig delivery;
  private transient RoutingDesk desk;
  private transient MapState<String, Course> courses;

  public RouteAlerts(DeliveryConfig delivery) {
    this.delivery = delivery;
  }

  public static String keyOf(IncidentState incident) {
    return incident.brand();
  }

  @Override
  public void open(OpenContext context) {
    desk = new RoutingDesk(delivery);
    courses =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>(
                    "courses", Types.STRING, TypeInformation.of(Course.class)));
  }

  @Override
  public void processElement(IncidentState incident, Context context, Collector<Dispatch> out)
      throws Exception {
    long now = context.timerService().currentProcessingTime();
    settle(desk.take(known(), incident, now), now, context, out);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Dispatch> out)
      throws Exception {
    settle(known(), context.timerService().currentProcessingTime(), context, out);
  }

  private Map<String, Course> known() throws Exception {
    Map<String, Course> known = new TreeMap<>();
    for (Map.Entry<String, Course> entry : courses.entries()) {
      known.put(entry.getKey(), entry.getValue());
    }
    return known;
  }

  private void settle(Map<String, Course> all, long now, Context context, Collector<Dispatch> out)
      throws Exception {
    RoutingDesk.Decision decision = desk.settle(all, now);
    Set<String> gone = new HashSet<>(all.keySet());
    gone.removeAll(decision.courses().keySet());
    for (String incident : gone) {
      courses.remove(incident);
    }
    for (Map.Entry<String, Course> entry : decision.courses().entrySet()) {
      courses.put(entry.getKey(), entry.getValue());
    }
    decision.dispatches().forEach(out::collect);
    if (decision.wakeAt() != Long.MAX_VALUE) {
      context.timerService().registerProcessingTimeTimer(decision.wakeAt());
    }
  }
}
