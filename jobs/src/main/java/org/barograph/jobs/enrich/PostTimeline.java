package org.barograph.jobs.enrich;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.barograph.jobs.model.Command;
import org.barograph.jobs.model.CommandKind;
import org.barograph.jobs.model.Label;
import org.barograph.jobs.model.Mention;
import org.barograph.jobs.model.Post;
import org.barograph.jobs.model.PostChange;
import org.barograph.jobs.model.Retraction;

/**
 * Versions of a post and commands on it in one order: by event time, within an instant the versions
 * first. What an entry changes follows from all that stands before it, so an entry that turns up
 * late has the later ones written again. Their revisions count what stands before them: they grow
 * then, and end the same whatever came first.
 */
record PostTimeline(List<PostVersion> versions, List<Command> commands) {

  /** What a version changes; retractions of what an older one named, too. */
  PostChange ofVersion(int index, boolean first) {
    PostVersion version = versions.get(index);
    List<Command> heard = heardBefore(version);
    long revision = version.revision() + 2L * heard.size();
    List<Mention> standing = Said.mentions(version.operation(), heard);
    List<Retraction> retractions = new ArrayList<>();
    Set<String> gone = new HashSet<>();
    if (index > 0) {
      PostVersion older = versions.get(index - 1);
      for (Mention mention : Said.mentions(older.operation(), heard)) {
        boolean stays = names(standing, mention.brand());
        if (!stays || version.createdAt() != older.createdAt()) {
          gone.add(mention.brand());
          // What only moves to another time of writing is taken back one revision before it comes
          // again, so that the order in which the two are written does not matter.
          retractions.add(
              retraction(
                  older,
                  mention.brand(),
                  version.eventAt(),
                  stays ? revision - 1 : revision,
                  null));
        }
      }
    }
    if (!version.isDelete()) {
      // It may have stood in this version before a command turned up.
      for (String brand : brandsOf(heard)) {
        if (!names(standing, brand) && gone.add(brand)) {
          retractions.add(retraction(version, brand, version.eventAt(), revision, null));
        }
      }
    }
    return new PostChange(
        version.operation().post(),
        standing,
        index == versions.size() - 1,
        retractions,
        version.eventAt(),
        revision,
        first);
  }

  /** What a command changes; null while there is no post for it. */
  PostChange ofCommand(int index) {
    Command command = commands.get(index);
    int at = versionsUpTo(command) - 1;
    if (at < 0) {
      return null;
    }
    PostVersion version = versions.get(at);
    long revision = command.revision(at + 1 + index);
    List<Mention> standing =
        version.isDelete()
            ? List.of()
            : Said.mentions(version.operation(), commands.subList(0, index + 1)).stream()
                .filter(mention -> mention.brand().equals(command.brand()))
                .toList();
    Label denied = command.kind() == CommandKind.NOT_US ? command.label() : null;
    List<Retraction> retractions = new ArrayList<>();
    Set<Long> left = new TreeSet<>();
    // It may have rested on an older version before this one turned up.
    versions.subList(0, at + 1).stream()
        .filter(older -> !older.isDelete() && left.add(older.createdAt()))
        .filter(older -> standing.isEmpty() || older.createdAt() != version.createdAt())
        .forEach(older ->
            retractions.add(
                retraction(
                    older,
                    command.brand(),
                    command.at(),
                    standing.isEmpty() ? revision : revision - 1,
                    denied)));
    return new PostChange(
        version.operation().post(),
        standing,
        at == versions.size() - 1,
        retractions,
        command.at(),
        revision,
        false);
  }

  /** Whether a command ever had a mention to speak of. */
  boolean isHeard(Command command) {
    return versions.stream()
        .filter(version -> !version.isDelete())
        .anyMatch(version ->
            names(Said.mentions(version.operation(), commands), command.brand())
                || version.brands().contains(command.brand()));
  }

  /** Commands from the first that a version precedes. */
  List<Command> heardBefore(PostVersion version) {
    int count = 0;
    while (count < commands.size() && commands.get(count).at() < version.eventAt()) {
      count++;
    }
    return commands.subList(0, count);
  }

  int versionsUpTo(Command command) {
    int count = 0;
    while (count < versions.size() && versions.get(count).eventAt() <= command.at()) {
      count++;
    }
    return count;
  }

  private static boolean names(List<Mention> mentions, String brand) {
    return mentions.stream().anyMatch(mention -> mention.brand().equals(brand));
  }

  private static Set<String> brandsOf(List<Command> commands) {
    Set<String> brands = new TreeSet<>();
    commands.forEach(command -> brands.add(command.brand()));
    return brands;
  }

  private static Retraction retraction(
      PostVersion stood, String brand, long eventAt, long revision, Label denied) {
    Post post = stood.operation().post();
    // The document goes, too, whatever is known already: a run that was killed may have read in
    // another order and written what this one never saw stand. The revision keeps later ones safe.
    return new Retraction(
        Mention.idOf(post.channel(), post.id(), brand),
        brand,
        post.channel(),
        post.id(),
        stood.authorId(),
        stood.createdAt(),
        eventAt,
        revision,
        true,
        false,
        denied);
  }
}
