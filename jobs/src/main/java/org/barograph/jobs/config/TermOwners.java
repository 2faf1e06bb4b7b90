package org.barograph.jobs.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which brand each name belongs to, as brands come and go. Not safe for several threads. */
public final class TermOwners {
  private record Term(String kind, String folded) {}

  private final Map<Term, String> owners = new HashMap<>();

  /** A name of the brand that is another's already; one sentence each. */
  public List<String> conflicts(BrandConfig brand) {
    var conflicts = new ArrayList<String>();
    for (var kind : BrandRules.KINDS) {
      for (var term : kind.terms().apply(brand)) {
        var owner = owners.get(new Term(kind.key(), kind.fold().apply(term)));
        if (owner != null && !owner.equals(brand.id())) {
          conflicts.add(
              kind.key()
                  + ": "
                  + Text.quote(term)
                  + " already belongs to brand '"
                  + Text.printable(owner)
                  + "'");
        }
      }
    }
    return conflicts;
  }

  public void claim(BrandConfig brand) {
    for (var kind : BrandRules.KINDS) {
      for (var term : kind.terms().apply(brand)) {
        owners.put(new Term(kind.key(), kind.fold().apply(term)), brand.id());
      }
    }
  }

  public void release(BrandConfig brand) {
    for (var kind : BrandRules.KINDS) {
      for (var term : kind.terms().apply(brand)) {
        owners.remove(new Term(kind.key(), kind.fold().apply(term)), brand.id());
      }
    }
  }
}
