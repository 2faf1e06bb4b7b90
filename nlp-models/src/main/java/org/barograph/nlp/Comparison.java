package org.barograph.nlp;

/** What a text says of a subject by setting it beside another. */
enum Comparison {
  /** It comes off better. */
  BETTER,
  /** It comes off worse. */
  WORSE,
  /** It serves as the dark or bright background: the opposite of the other's mood. */
  AGAINST,
  /** It only says where or when something was. */
  ASIDE
}
