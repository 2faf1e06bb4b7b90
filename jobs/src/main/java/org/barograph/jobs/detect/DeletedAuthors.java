package org.barograph.jobs.detect;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.barograph.jobs.model.Decimals;
import org.barograph.jobs.model.DeletedAuthor;
import org.barograph.jobs.model.Evidence;

/** Evidence without what deleted authors wrote, and without their names. The numbers stay. */
final class DeletedAuthors {

  private static final String AUTHOR = "author";
  private static final String OTHER = "other";

  private DeletedAuthors() {}

  /** The same where nothing of them is in it. */
  static Evidence without(Evidence evidence, Set<DeletedAuthor> gone) {
    List<Evidence.Driver> drivers = new ArrayList<>();
    Set<String> stories = new HashSet<>();
    for (Evidence.Driver driver : evidence.drivers()) {
      if (gone.contains(authorOf(driver))) {
        stories.add(driver.mention().storyId());
      } else {
        drivers.add(driver);
      }
    }
    List<Evidence.Contribution> contributions = merged(evidence.contributions(), gone);
    boolean isSame =
        drivers.size() == evidence.drivers().size()
            && contributions.equals(evidence.contributions());
    return isSame
        ? evidence
        : new Evidence(
            evidence.baseline(),
            contributions,
            List.copyOf(drivers),
            evidence.withoutBots(),
            evidence.withoutReposts(),
            withoutTexts(evidence.stories(), stories),
            evidence.links());
  }

  private static DeletedAuthor authorOf(Evidence.Driver driver) {
    return new DeletedAuthor(driver.mention().channel(), driver.mention().authorId());
  }

  /** Their parts become part of the rest, so that the sum stays. */
  private static List<Evidence.Contribution> merged(
      List<Evidence.Contribution> contributions, Set<DeletedAuthor> gone) {
    // A contribution does not say of which channel: rather one name too few than one too many.
    Set<String> ids = new HashSet<>();
    gone.forEach(author -> ids.add(author.authorId()));
    List<Evidence.Contribution> kept = new ArrayList<>();
    Evidence.Contribution rest = null;
    boolean isMerged = false;
    for (Evidence.Contribution each : contributions) {
      boolean isGone = each.dimension().equals(AUTHOR) && ids.contains(each.key());
      if (isGone || (each.dimension().equals(AUTHOR) && each.key().equals(OTHER))) {
        rest = rest == null ? each : sum(rest, each);
        isMerged |= isGone;
      } else {
        kept.add(each);
      }
    }
    if (!isMerged) {
      return contributions;
    }
    kept.add(new Evidence.Contribution(AUTHOR, OTHER, rest.delta(), rest.share(), rest.n()));
    return List.copyOf(kept);
  }

  private static Evidence.Contribution sum(Evidence.Contribution a, Evidence.Contribution b) {
    return new Evidence.Contribution(
        AUTHOR,
        OTHER,
        Decimals.four(a.delta() + b.delta()),
        Decimals.four(a.share() + b.share()),
        a.n() + b.n());
  }

  /** Who tells the same story later may have been quoting. */
  private static List<Evidence.Story> withoutTexts(
      List<Evidence.Story> storiesOrNull, Set<String> gone) {
    if (storiesOrNull == null) {
      return null;
    }
    return storiesOrNull.stream()
        .map(story ->
            gone.contains(story.storyId())
                ? new Evidence.Story(story.storyId(), story.n(), story.reach(), null)
                : story)
        .toList();
  }
}
