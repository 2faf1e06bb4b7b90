package org.barograph.dashboards.viewer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The files of the page: a fixed list, read once. No path of a request ever reaches a folder. */
final class PageFiles {

  private static final String FOLDER = "/org/barograph/dashboards/viewer/page/";
  private static final String CHARTS =
      "/META-INF/resources/_static/echarts/6.0.0/dist/echarts.esm.min.js";
  // Of npm's file, which the jar carries: what runs in the browser is what was looked at.
  private static final String CHARTS_SHA256 =
      "b920493ac9036ac02fcb0de0a907ff9709e7bd1ff92b333c46c61b34589265ac";
  private static final String TOKEN = "{{token}}";

  private static final List<String> MODULES =
      List.of(
          "api",
          "charts",
          "colours",
          "controls",
          "dashboard",
          "dom",
          "format",
          "incident",
          "main",
          "markdown",
          "panels",
          "posts",
          "state",
          "table",
          "time");

  private final Map<String, Reply> files = new LinkedHashMap<>();

  /**
   * Reads all of them.
   *
   * @param token stands in the page; whoever can read the page may press its buttons
   */
  PageFiles(String token) {
    String page = new String(read(FOLDER + "index.html"), StandardCharsets.UTF_8);
    byte[] index = page.replace(TOKEN, token).getBytes(StandardCharsets.UTF_8);
    files.put("/", new Reply(200, "text/html; charset=utf-8", index, false));
    add("/app.css", "text/css; charset=utf-8", FOLDER + "app.css");
    add("/icon.svg", "image/svg+xml", FOLDER + "icon.svg");
    for (String module : MODULES) {
      add("/js/" + module + ".js", "text/javascript; charset=utf-8", FOLDER + module + ".js");
    }
    add("/js/echarts.js", "text/javascript; charset=utf-8", CHARTS);
    check(files.get("/js/echarts.js").body());
  }

  private static void check(byte[] charts) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(charts);
      if (!HexFormat.of().formatHex(hash).equals(CHARTS_SHA256)) {
        throw new IllegalStateException("resource " + CHARTS + " is not the file that was pinned");
      }
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private void add(String path, String contentType, String resource) {
    files.put(path, new Reply(200, contentType, read(resource), true));
  }

  /** The file at a path; null if there is none. */
  Reply at(String path) {
    return files.get(path);
  }

  private static byte[] read(String resource) {
    try (InputStream in = PageFiles.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("resource " + resource + " is not on the class path");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
  }
}
