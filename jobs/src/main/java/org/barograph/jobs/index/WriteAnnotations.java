package org.barograph.jobs.index;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.barograph.connectors.elasticsearch.DocumentOperation;
import org.barograph.jobs.config.live.KnownAnnotation;
import org.barograph.jobs.config.live.LiveConfig;
import org.barograph.jobs.config.live.LiveConfigSource;
import org.barograph.jobs.model.Heard;

/**
 * Keeps the documents of planned events as the configuration has them: all with the first sign of
 * life after a start, then those that change. A planned event is shown as soon as it is known, not
 * only from its effective time on. To be run by one task.
 */
public final class WriteAnnotations extends ProcessFunction<Heard, DocumentOperation> {

  private final String tenant;
  private final LiveConfigSource config;
  private transient LiveConfig live;
  private transient Set<KnownAnnotation> told;

  public WriteAnnotations(String tenant, LiveConfigSource config) {
    this.tenant = tenant;
    this.config = config;
  }

  @Override
  public void open(OpenContext context) {
    live = config.open();
    told = Set.of();
  }

  @Override
  public void close() {
    if (live != null) {
      live.close();
    }
  }

  @Override
  public void processElement(Heard heard, Context context, Collector<DocumentOperation> out)
      throws Exception {
    // Waits until the configuration was read at all.
    live.at(heard.minute());
    List<KnownAnnotation> known = live.annotations();
    if (told.size() == known.size() && told.containsAll(known)) {
      return;
    }
    // The clock orders what two starts say of one event; the content does not depend on it.
    long revision = context.timerService().currentProcessingTime();
    for (KnownAnnotation each : known) {
      if (!told.contains(each)) {
        out.collect(operation(each, revision));
      }
    }
    told = new LinkedHashSet<>(known);
  }

  private DocumentOperation operation(KnownAnnotation each, long revision) throws Exception {
    return each.content() == null
        ? AnnotationDocument.delete(tenant, each.id(), revision)
        : AnnotationDocument.operation(
            tenant, live.at(Long.MAX_VALUE).version(), each.content(), revision);
  }
}
