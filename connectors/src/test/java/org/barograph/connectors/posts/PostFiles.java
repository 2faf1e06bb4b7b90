package org.barograph.connectors.posts;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Writes and reads small files of posts. */
final class PostFiles {
  static final String AIRLINE =
      "id=tweet_id,text=text,created_at=tweet_created,channel='x',author.handle=name,"
          + "engagement.reposts=retweet_count";

  private PostFiles() {}

  static String post(String id, String createdAt) {
    return "{\"channel\":\"x\",\"id\":\"%s\",\"created_at\":\"%s\",\"text\":\"t\"}"
        .formatted(id, createdAt);
  }

  static Path write(Path folder, String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  static byte[] gzip(String text) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var packed = new GZIPOutputStream(bytes)) {
      packed.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  static List<PostRecord> read(Path file, ReadSettings settings) throws Exception {
    try (var posts = PostFile.open(file, settings)) {
      var records = new ArrayList<PostRecord>();
      posts.records().forEachRemaining(records::add);
      return records;
    }
  }

  static List<PostRecord> read(Path file) throws Exception {
    return read(file, ReadSettings.defaults());
  }

  static String json(PostRecord post) {
    return new String(post.json(), StandardCharsets.UTF_8);
  }
}
