package org.barograph.jobs.config.live;

import java.io.Serializable;

/** Where a task gets its configuration from; shipped with the job. */
public interface LiveConfigSource extends Serializable {

  /** To be closed by the task. */
  LiveConfig open();
}
