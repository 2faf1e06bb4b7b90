package org.barograph.nlp;

/** A model that exists, but whose optional module is not on the class path. */
public final class MissingModelException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  private final String model;

  MissingModelException(String model) {
    super(
        "sentiment model '"
            + model
            + "' is not on the class path: it comes with the module nlp-models/"
            + model
            + " (Maven profile '"
            + model
            + "')");
    this.model = model;
  }

  /** Name of the model, of its module below {@code nlp-models/} and of its Maven profile. */
  public String model() {
    return model;
  }
}
