package org.barograph.jobs.enrich;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.jobs.config.BrandConfig;
import org.barograph.jobs.config.BrandModelConfig;
import org.barograph.jobs.config.TopicConfig;
import org.barograph.jobs.model.EnrichedMention;
import org.barograph.jobs.model.Mention;
import org.barograph.jobs.model.Polarity;
import org.barograph.jobs.model.Post;
import org.barograph.jobs.model.Sentiment;
import org.barograph.jobs.model.Span;
import org.barograph.nlp.Language;
import org.barograph.nlp.LanguageGate;
import org.barograph.nlp.Naming;
import org.barograph.nlp.Opinion;
import org.barograph.nlp.Scoring;
import org.barograph.nlp.SentimentModel;
import org.barograph.nlp.SentimentModels;
import org.barograph.nlp.SubjectMoods;
import org.barograph.nlp.TopicRule;
import org.barograph.nlp.TopicRules;

/**
 * Language, mood and topics of a post's mentions: the mood about each brand and that of the whole
 * post. A language without a model is {@code unscored}, never neutral. Deterministic and
 * thread-safe; throws for no text.
 */
public final class MentionScorer {

  private final SentimentModel model;
  private final Map<String, SentimentModel> modelOfBrand = new HashMap<>();
  private final LanguageGate languages;
  private final TopicRules topics;
  private final AspectFinder aspects;
  private final Map<String, List<String>> brandsOfTopic = new HashMap<>();
  private final Map<String, String> timeZones = new HashMap<>();
  private final String configVersion;

  public MentionScorer(BarographConfig config) {
    this.model = SentimentModels.load(config.sentiment().model());
    for (BrandModelConfig own : config.sentiment().brands()) {
      modelOfBrand.put(own.brand(), SentimentModels.load(own.model()));
    }
    this.languages = LanguageGate.shared();
    // Before the first post, where it would hold the job up.
    languages.warmUp();
    this.topics = TopicRules.compile(config.topics().stream().map(MentionScorer::rule).toList());
    this.aspects = new AspectFinder(config);
    for (TopicConfig topic : config.topics()) {
      brandsOfTopic.put(topic.id(), topic.brands());
    }
    for (BrandConfig brand : config.brands()) {
      timeZones.put(brand.id(), brand.timeZone());
    }
    this.configVersion = config.version();
  }

  private static TopicRule rule(TopicConfig topic) {
    return new TopicRule(topic.id(), topic.any(), topic.all(), topic.none());
  }

  public List<EnrichedMention> score(Post post, List<Mention> mentions) {
    if (mentions.isEmpty()) {
      return List.of();
    }
    Language language = languages.detect(post.text(), post.lang());
    List<Naming> namings = namings(mentions);
    Judgement shared = judge(model, post, language, namings);
    List<String> found = topics.topicsOf(post.text());
    AspectFinder.OfPost speaks = aspects.ofPost(post.text(), language.english());
    List<EnrichedMention> scored = new ArrayList<>(mentions.size());
    for (Mention mention : mentions) {
      SentimentModel own = modelOfBrand.get(mention.brand());
      Judgement judgement = own == null ? shared : judge(own, post, language, namings);
      Sentiment about =
          mention.mood() == null
              ? judgement.about(mention.brand())
              // What a person said goes before what a model found.
              : Sentiment.labelled(mention.mood());
      List<String> topicsOfBrand = topicsOf(mention.brand(), found);
      scored.add(
          new EnrichedMention(
              post,
              mention,
              language.code(),
              about,
              shared.ofPost(),
              topicsOfBrand,
              aspects.of(speaks, mention.brand(), topicsOfBrand, about.polarity()),
              timeZones.getOrDefault(mention.brand(), "UTC"),
              configVersion));
    }
    scored.sort(Comparator.comparing(m -> m.mention().brand()));
    return scored;
  }

  private static List<Naming> namings(List<Mention> mentions) {
    List<Naming> namings = new ArrayList<>();
    for (Mention mention : mentions) {
      for (Span span : mention.spans()) {
        namings.add(new Naming(mention.brand(), span.start(), span.end()));
      }
    }
    return namings;
  }

  private static Judgement judge(
      SentimentModel model, Post post, Language language, List<Naming> namings) {
    Scoring whole =
        language.english()
            ? model.score(post.text())
            : new Scoring.Unscorable("language " + language.code() + " has no model");
    Sentiment ofPost = sentiment(model, whole);
    Map<String, Sentiment> ofBrand = new HashMap<>();
    SubjectMoods.of(model, post.text(), whole, namings)
        .forEach((brand, mood) ->
            ofBrand.put(brand, mood.equals(whole) ? ofPost : sentiment(model, mood)));
    return new Judgement(ofPost, ofBrand);
  }

  private static Sentiment sentiment(SentimentModel model, Scoring scoring) {
    return switch (scoring) {
      case Scoring.Scored(Opinion opinion) ->
          new Sentiment(
              Polarity.valueOf(opinion.mood().name()),
              opinion.score(),
              opinion.confidence(),
              model.id(),
              opinion.reasons());
      case Scoring.Unscorable(String reason) -> Sentiment.unscored(reason);
    };
  }

  /**
   * What one model says.
   *
   * @param ofBrand only for brands that the text names
   */
  private record Judgement(Sentiment ofPost, Map<String, Sentiment> ofBrand) {

    Sentiment about(String brand) {
      return ofBrand.getOrDefault(brand, ofPost);
    }
  }

  private List<String> topicsOf(String brand, List<String> found) {
    return found.stream()
        .filter(
            topic -> brandsOfTopic.get(topic).isEmpty() || brandsOfTopic.get(topic).contains(brand))
        .toList();
  }
}
