package org.barograph.jobs.match;

import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.barograph.jobs.config.BrandConfig;
import org.barograph.jobs.model.MatchedPost;
import org.barograph.jobs.model.Post;
import org.barograph.jobs.model.PostOperation;

/** Finds the brands that a post names. */
public final class MatchBrands extends RichMapFunction<Post, MatchedPost> {

  private final List<BrandConfig> brands;
  private transient BrandMatcher matcher;

  public MatchBrands(List<BrandConfig> brands) {
    this.brands = brands;
  }

  @Override
  public void open(OpenContext context) {
    matcher = SharedMatchers.of(brands);
  }

  @Override
  public MatchedPost map(Post post) {
    boolean hasText = post.op() != PostOperation.DELETE;
    return new MatchedPost(post, hasText ? matcher.mentionsOf(post) : List.of());
  }
}
