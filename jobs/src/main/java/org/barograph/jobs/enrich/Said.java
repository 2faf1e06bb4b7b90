package org.barograph.jobs.enrich;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.barograph.jobs.model.Command;
import org.barograph.jobs.model.CommandKind;
import org.barograph.jobs.model.Label;
import org.barograph.jobs.model.MatchedPost;
import org.barograph.jobs.model.Mention;
import org.barograph.jobs.model.PostOperation;

/** What people said of a post's mentions, laid over what was found. */
final class Said {

  private Said() {}

  /**
   * The mentions of a version that stand, sorted by brand. The last word on a brand decides whether
   * it is meant, the last word on its mood which one it is.
   *
   * @param commands that were heard by then, in order
   */
  static List<Mention> mentions(MatchedPost version, List<Command> commands) {
    if (commands.isEmpty() || version.post().op() == PostOperation.DELETE) {
      return version.mentions();
    }
    Map<String, Command> meant = new HashMap<>();
    Map<String, Label> moods = new HashMap<>();
    for (Command command : commands) {
      if (command.kind() == CommandKind.RELABEL) {
        moods.put(command.brand(), command.label());
      } else {
        meant.put(command.brand(), command);
      }
    }
    Map<String, Mention> standing = new TreeMap<>();
    version.mentions().forEach(mention -> standing.put(mention.brand(), mention));
    meant.forEach((brand, command) -> {
      if (command.kind() == CommandKind.NOT_US) {
        standing.remove(brand);
      } else {
        standing.putIfAbsent(brand, Mention.labelled(version.post(), brand));
      }
    });
    standing.replaceAll((brand, mention) -> {
      Command confirmed = meant.get(brand);
      return mention.with(moods.get(brand), confirmed == null ? null : confirmed.label());
    });
    return List.copyOf(standing.values());
  }
}
