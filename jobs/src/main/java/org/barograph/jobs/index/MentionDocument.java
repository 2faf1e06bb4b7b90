package org.barograph.jobs.index;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.barograph.connectors.elasticsearch.DocumentOperation;
import org.barograph.jobs.model.Author;
import org.barograph.jobs.model.Engagement;
import org.barograph.jobs.model.EnrichedMention;
import org.barograph.jobs.model.Label;
import org.barograph.jobs.model.Match;
import org.barograph.jobs.model.MentionChange;
import org.barograph.jobs.model.Polarity;
import org.barograph.jobs.model.Post;
import org.barograph.jobs.model.Retraction;
import org.barograph.jobs.model.Sentiment;
import org.barograph.jobs.model.StoryId;

/** The mention document of FIELDS.md, and the write that a change of a mention is. */
public final class MentionDocument {

  private MentionDocument() {}

  /** A change that is not current writes nothing: ask before. */
  public static DocumentOperation operation(String tenant, MentionChange change) {
    if (change.isRetraction()) {
      Retraction retraction = change.retraction();
      return new DocumentOperation(
          IndexNames.mentions(tenant, retraction.createdAt()),
          DocumentIds.of(retraction.mentionId()),
          retraction.revision(),
          null);
    }
    return new DocumentOperation(
        IndexNames.mentions(tenant, change.createdAt()),
        DocumentIds.of(change.mentionId()),
        change.revision(),
        json(change.mention()));
  }

  public static byte[] json(EnrichedMention enriched) {
    return JsonDocument.bytes(json -> write(json, enriched));
  }

  static void write(JsonDocument json, EnrichedMention enriched) throws IOException {
    Post post = enriched.post();
    json.time("@timestamp", post.createdAt())
        .text("mention_id", enriched.mention().mentionId())
        .text("post_id", post.id())
        .text("brand", enriched.mention().brand())
        .text("channel", post.channel())
        .text("config_version", enriched.configVersion())
        .number("revision", enriched.revision())
        .object("author", j -> author(j, post.author()))
        .text("text", post.text())
        .text("lang", enriched.lang())
        .text("url", post.url())
        .text("in_reply_to", post.inReplyTo())
        .text("repost_of", post.repostOf())
        .text("conversation", post.conversation())
        .object("match", j -> match(j, enriched.mention().match()))
        .flag("tagged", enriched.mention().tagged())
        .flag("owned", enriched.mention().owned())
        .flag("to_owned", enriched.mention().toOwned())
        .object("sentiment", j -> sentiment(j, enriched.sentiment(), enriched.postSentiment()));
    label(json, "label", enriched.mention().mood());
    label(json, "confirmed", enriched.mention().confirmed());
    json.texts("topics", enriched.topics())
        .texts("subtopics", enriched.aspects().subtopics())
        .texts("intents", enriched.aspects().intents())
        .texts("phrases", enriched.aspects().phrases())
        .texts("voice_of", enriched.aspects().voiceOf())
        .text("story_id", StoryId.of(post.channel(), post.id(), post.repostOf(), post.text()))
        .object("engagement", j -> engagement(j, post.engagement()))
        .number("reach", Math.max(1, post.author().followers()))
        .object("time", j -> time(j, post.createdAt(), enriched.timeZone()));
    if (post.ingestedAt() > 0) {
      json.time("ingested_at", post.ingestedAt());
    }
  }

  private static void author(JsonDocument json, Author author) throws IOException {
    json.text("id", author.id())
        .text("handle", author.handle())
        .number("followers", author.followers())
        .flag("bot", author.bot());
  }

  private static void match(JsonDocument json, Match match) throws IOException {
    json.text("alias", match.alias())
        .text("kind", match.kind())
        .number("confidence", match.confidence())
        .number("start", match.start())
        .number("end", match.end())
        .texts("reasons", match.reasons());
  }

  /** Who said what of a mention, and when; nothing where nobody did. */
  static void label(JsonDocument json, String name, Label labelOrNull) throws IOException {
    if (labelOrNull == null) {
      return;
    }
    json.object(
        name,
        j -> {
          if (labelOrNull.polarity() != null) {
            j.text("polarity", labelOrNull.polarity().label());
          }
          j.text("by", labelOrNull.by())
              .time("at", labelOrNull.at())
              .text("note", labelOrNull.note());
        });
  }

  private static void sentiment(JsonDocument json, Sentiment brand, Sentiment post)
      throws IOException {
    json.text("polarity", brand.polarity().label());
    if (brand.polarity() != Polarity.UNSCORED) {
      json.number("score", brand.score()).number("confidence", brand.confidence());
    }
    json.text("model", brand.model())
        .texts("reasons", brand.reasons())
        .text("post_polarity", post.polarity().label());
    if (post.polarity() != Polarity.UNSCORED) {
      json.number("post_score", post.score());
    }
  }

  private static void engagement(JsonDocument json, Engagement engagement) throws IOException {
    json.number("likes", engagement.likes())
        .number("reposts", engagement.reposts())
        .number("replies", engagement.replies())
        .number("total", engagement.total());
  }

  private static void time(JsonDocument json, long createdAt, String timeZone) throws IOException {
    ZonedDateTime local = Instant.ofEpochMilli(createdAt).atZone(ZoneId.of(timeZone));
    json.number("hour_of_day", local.getHour())
        .number("day_of_week", local.getDayOfWeek().getValue());
  }
}
