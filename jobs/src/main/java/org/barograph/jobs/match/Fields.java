package org.barograph.jobs.match;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Words of the fields of life in which a name means a company, or does not. */
final class Fields {
  /** Buying, using and wearing, and what companies do. */
  static final Set<String> TRADE =
      words(
          """
          app apps store stores shop shops shopping outlet customer customers account accounts
          device devices phone phones smartphone tablet tablets laptop laptops gift card cards edition
          generation tv product products company companies brand brands shares share stock ceo exec
          sales profit profits revenue breach sues sued says announces announced launches launched
          launch unveils order orders ordered ordering buy buying bought deal deals sale price prices
          free key keys code codes coupon update updates upgrade upgraded upgrading version server
          channel payments employee employees layoffs board buyers investor investors car cars truck
          trucks suv dealership dealer wear wears wearing shoes sneakers jeans shirt beanie dress
          lipstick necklace watch driver drivers ride video videos download downloaded install
          installed game games gaming stream streaming playlist station stations live service support
          hotel hotels inn resort suite flight flights airline plane pilot eat eating ate drink
          drinking drank pizza sandwich sandwiches burger burgers taco burrito bottle bottles can cans
          rum whiskey vodka zero diet delivery shipped shipping tracking package swipe swiped profile
          laptop desktop browser software database printer chip chips processor console lens camera
          gas oil bank banking credit warranty model ad ads advert commercial
          """);

  /** States, courts and wars. */
  static final Set<String> CIVIC =
      words(
          """
          states state kingdom nations nation president presidential government governor gov senate
          senator congress minister parliament mayor election campaign vote voters voted party
          democrats republicans gop military missile missiles army troops war soldiers police fbi cia
          officials official committee comm leaks leaked leak community leadership ambassador embassy
          immigration immigrants travelers waiver waivers restrictions policy court judge impeachment
          constitution border citizens terror terrorist attack enemies weapons nuclear sanctions visit
          """);

  /** Matches and teams. */
  static final Set<String> SPORT =
      words(
          """
          match league goal goals coach coaches season quarterback playoffs playoff defense defence
          offense championship champion standings stadium arena transfer striker keeper midfielder
          fixture derby cup tournament inning innings pitch pitcher hitter touchdown yards recruit
          recruits player players manager kickoff standings volleyball basketball baseball football
          soccer hockey rugby nascar racing race lap laps
          """);

  private Fields() {}

  static Set<String> words(String spaced) {
    return Pattern.compile("\\s+").splitAsStream(spaced.strip()).collect(Collectors.toSet());
  }
}
