package org.barograph.jobs.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.barograph.jobs.model.Command;
import org.barograph.jobs.model.MatchedPost;
import org.barograph.jobs.model.Mention;
import org.barograph.jobs.model.MentionChange;
import org.barograph.jobs.model.MentionEvent;
import org.barograph.jobs.model.Polarity;
import org.barograph.jobs.model.Post;
import org.barograph.jobs.model.PostChange;
import org.barograph.jobs.model.PostOperation;
import org.barograph.jobs.model.Retraction;
import org.junit.jupiter.api.Test;

class CommandsTest {

  private final Operations posts = new Operations();

  @Test
  void aRelabelledMentionSaysWhoAndWhen() {
    PostChange change =
        last(
            posts.create("1", 100, 100, "acme", "bolt"),
            posts.relabel("1", 103, "acme", Polarity.NEGATIVE));

    assertThat(change.eventAt()).isEqualTo(103);
    assertThat(change.mentions()).extracting(Mention::brand).containsExactly("acme");
    assertThat(change.mentions().getFirst().mood().by()).isEqualTo("eve");
    assertThat(change.mentions().getFirst().mood().at()).isEqualTo(103);
    assertThat(change.current()).isTrue();
    assertThat(change.first()).isFalse();
  }

  @Test
  void aLabelOutlivesAnEdit() {
    PostChange change =
        last(
            posts.create("1", 100, 100, "acme"),
            posts.relabel("1", 103, "acme", Polarity.NEGATIVE),
            posts.update("1", 105, 0, "acme"));

    assertThat(change.mentions().getFirst().mood().polarity()).isEqualTo(Polarity.NEGATIVE);
  }

  @Test
  void notUsTakesTheMentionBackAndKeepsWho() {
    PostChange change = last(posts.create("1", 100, 100, "acme"), posts.notUs("1", 103, "acme"));

    assertThat(change.mentions()).isEmpty();
    assertThat(change.retractions()).hasSize(1);
    Retraction retraction = change.retractions().getFirst();
    assertThat(retraction.eventAt()).isEqualTo(103);
    assertThat(retraction.denied().by()).isEqualTo("eve");
  }

  @Test
  void anEditDoesNotBringBackWhatIsNotUs() {
    PostChange change =
        last(
            posts.create("1", 100, 100, "acme"),
            posts.notUs("1", 103, "acme"),
            posts.update("1", 105, 0, "acme"));

    assertThat(change.mentions()).isEmpty();
  }

  @Test
  void thisIsUsAddsABrandThatWasMissed() {
    PostChange change = last(posts.create("1", 100, 100), posts.thisIsUs("1", 103, "acme"));

    Mention mention = change.mentions().getFirst();
    assertThat(mention.mentionId()).isEqualTo("hn|1|acme");
    assertThat(mention.match().kind()).isEqualTo(Mention.LABELLED);
    assertThat(mention.match().end()).isEqualTo("text 0".length());
    assertThat(mention.confirmed().by()).isEqualTo("eve");
  }

  @Test
  void thisIsUsTakesNotUsBack() {
    PostChange change =
        last(
            posts.create("1", 100, 100, "acme"),
            posts.notUs("1", 103, "acme"),
            posts.thisIsUs("1", 104, "acme"));

    assertThat(change.mentions().getFirst().match().kind()).isEqualTo("exact");
  }

  @Test
  void aCommandDoesNotReviveADeletedPost() {
    PostHistory deleted =
        PostHistory.EMPTY
            .apply(posts.create("1", 100, 100, "acme"))
            .history()
            .apply(posts.delete("1", 102))
            .history();

    assertThat(deleted.apply(posts.thisIsUs("1", 103, "acme")).changes())
        .flatExtracting(PostChange::mentions)
        .isEmpty();
  }

  @Test
  void theSameCommandAgainIsADuplicate() {
    Command command = posts.notUs("1", 103, "acme");
    PostHistory heard = PostHistory.EMPTY.apply(command).history();

    assertThat(heard.apply(command).duplicate()).isTrue();
  }

  /** Whatever the order of arrival: detection and documents see what FIELDS.md says. */
  @Test
  void theOrderOfArrivalMeansNothing() throws Exception {
    Random random = new Random(8);
    for (int round = 0; round < 400; round++) {
      List<MatchedPost> operations = posts.random("1", random);
      List<Command> commands = posts.randomCommands("1", random);
      List<Post> deletes = new ArrayList<>();
      if (random.nextInt(4) == 0) {
        deletes.add(posts.deleteAuthor(100 + random.nextInt(6)));
      }
      Map<Long, Map<String, String>> expected = expected(operations, commands, deletes);
      List<Object> all = new ArrayList<>(operations);
      all.addAll(commands);
      all.addAll(deletes);
      Map<String, Long> revisions = null;
      for (int order = 0; order < 6; order++) {
        Collections.shuffle(all, random);

        List<MentionChange> changes = AuthorLedgerTest.changes(all);

        assertThat(history(changes)).as("%s", all).isEqualTo(expected);
        Map<String, MentionChange> documents = documents(changes, random);
        Map<String, String> standing = new TreeMap<>();
        Map<String, Long> found = new TreeMap<>();
        documents.forEach((id, change) -> {
          standing.put(id, signature(change));
          found.put(id, change.revision());
        });
        assertThat(standing).as("%s", all).isEqualTo(expected.get(110L));
        revisions = revisions == null ? found : revisions;
        assertThat(found).as("%s", all).isEqualTo(revisions);
      }
    }
  }

  private PostChange last(Object... operations) {
    PostHistory history = PostHistory.EMPTY;
    List<PostChange> changes = List.of();
    for (Object operation : operations) {
      if (operation instanceof Command command) {
        PostHistory.Heard heard = history.apply(command);
        history = heard.history();
        changes = heard.changes();
      } else {
        PostHistory.Applied applied = history.apply((MatchedPost) operation);
        history = applied.history();
        changes = applied.changes();
      }
    }
    return changes.getLast();
  }

  private static String signature(MentionChange change) {
    Mention mention = change.mention().mention();
    return signature(
        change.mention().post().revision(),
        mention.mood() == null ? null : mention.mood().polarity(),
        mention.confirmed() != null);
  }

  private static String signature(long postRevision, Polarity mood, boolean confirmed) {
    return postRevision + "/" + mood + "/" + confirmed;
  }

  private static Map<Long, Map<String, String>> history(List<MentionChange> changes) {
    List<MentionChange> sorted =
        changes.stream()
            .sorted(Comparator.comparing(MentionEvent::of, MentionEvent.CANONICAL))
            .toList();
    Map<Long, Map<String, String>> history = new TreeMap<>();
    for (long at = 99; at <= 110; at++) {
      Map<String, String> standing = new TreeMap<>();
      Map<String, Long> newest = new HashMap<>();
      for (MentionChange change : sorted) {
        String id = pane(change.createdAt()) + change.mentionId();
        if (change.eventAt() <= at && newest.getOrDefault(id, 0L) <= change.revision()) {
          newest.put(id, change.revision());
          standing.put(id, change.isRetraction() ? "" : signature(change));
        }
      }
      standing.values().removeIf(String::isEmpty);
      history.put(at, standing);
    }
    return history;
  }

  /** As Elasticsearch keeps them: only a greater version is written. */
  private static Map<String, MentionChange> documents(List<MentionChange> changes, Random random) {
    List<MentionChange> written =
        new ArrayList<>(changes.stream().filter(MentionChange::current).toList());
    Collections.shuffle(written, random);
    Map<String, MentionChange> documents = new TreeMap<>();
    for (MentionChange change : written) {
      documents.merge(
          pane(change.createdAt()) + change.mentionId(),
          change,
          (known, next) -> next.revision() > known.revision() ? next : known);
    }
    documents.values().removeIf(MentionChange::isRetraction);
    return documents;
  }

  /** By the rule alone: the last operation says what was found, the last words what is meant. */
  private static Map<Long, Map<String, String>> expected(
      List<MatchedPost> operations, List<Command> commands, List<Post> deletes) {
    List<MatchedPost> all = new ArrayList<>(operations);
    deletes.forEach(delete -> all.add(new MatchedPost(delete, List.of())));
    long created =
        operations.stream()
            .map(MatchedPost::post)
            .filter(post -> post.op() == PostOperation.CREATE)
            .mapToLong(Post::createdAt)
            .findFirst()
            .orElse(0);
    Map<Long, Map<String, String>> history = new TreeMap<>();
    for (long at = 99; at <= 110; at++) {
      long moment = at;
      Map<String, String> standing = new TreeMap<>();
      all.stream()
          .filter(o -> o.post().eventAt() <= moment)
          .filter(o ->
              o.post().op() != PostOperation.UPDATE || o.post().createdAt() != 0 || created != 0)
          .max(Comparator.comparingLong(o -> o.post().revision()))
          .filter(o -> o.post().text() != null && o.post().id() != null)
          .ifPresent(o -> stand(o, created, commands, moment, standing));
      history.put(at, standing);
    }
    return history;
  }

  private static void stand(
      MatchedPost last,
      long created,
      List<Command> commands,
      long moment,
      Map<String, String> standing) {
    long written = last.post().createdAt() == 0 ? created : last.post().createdAt();
    for (String brand : List.of("acme", "bolt", "cord")) {
      boolean stands = last.mentions().stream().anyMatch(m -> m.brand().equals(brand));
      boolean confirmed = false;
      Polarity mood = null;
      for (Command command : commands.stream().sorted(Command.ORDER).toList()) {
        if (command.at() <= moment && command.brand().equals(brand)) {
          switch (command.kind()) {
            case RELABEL -> mood = command.polarity();
            case NOT_US -> {
              stands = false;
              confirmed = false;
            }
            case THIS_IS_US -> {
              stands = true;
              confirmed = true;
            }
          }
        }
      }
      if (stands) {
        standing.put(
            pane(written) + Mention.idOf(Operations.CHANNEL, "1", brand),
            signature(last.post().revision(), mood, confirmed));
      }
    }
  }

  private static String pane(long createdAt) {
    return createdAt / 1_000 + "/";
  }
}
