package org.barograph.bench.models;

import java.util.List;
import org.barograph.bench.BenchPosts;

/** Texts of the demo's posts, the same for every model. */
public final class PostTexts {

  private PostTexts() {}

  public static List<String> first(int count) {
    return BenchPosts.load(count).matched().stream().map(post -> post.post().text()).toList();
  }
}
