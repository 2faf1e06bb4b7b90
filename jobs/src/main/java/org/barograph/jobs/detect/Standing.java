package org.barograph.jobs.detect;

import java.util.List;
import org.barograph.jobs.config.BarographConfig;
import org.barograph.jobs.config.BrandConfig;
import org.barograph.jobs.config.BrandModelConfig;

/**
 * What a brand's usual values were learnt under: another model has another mood, another name finds
 * other posts.
 *
 * @param model that scores its mentions, as the configuration calls it
 * @param names hash of all by which posts name it
 */
public record Standing(String model, int names) {

  static Standing of(String brand, BarographConfig config) {
    String model =
        config.sentiment().brands().stream()
            .filter(each -> each.brand().equals(brand))
            .map(BrandModelConfig::model)
            .findFirst()
            .orElse(config.sentiment().model());
    int names =
        config.brands().stream()
            .filter(each -> each.id().equals(brand))
            .map(Standing::namesOf)
            .findFirst()
            .orElse(0);
    return new Standing(model, names);
  }

  private static int namesOf(BrandConfig brand) {
    return List.of(
            brand.aliases(),
            brand.handles(),
            brand.hashtags(),
            brand.domains(),
            brand.exclusions(),
            brand.context(),
            brand.queries())
        .hashCode();
  }
}
