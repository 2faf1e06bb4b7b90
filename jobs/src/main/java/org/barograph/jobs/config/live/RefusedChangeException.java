package org.barograph.jobs.config.live;

import java.util.List;

/** A change that cannot be; the message holds every reason, one a line. */
public final class RefusedChangeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RefusedChangeException(List<String> reasons) {
    super(String.join("\n", reasons));
  }
}
