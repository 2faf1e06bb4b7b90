package org.barograph.cli.view;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The chromium of this machine, without a window. */
final class Chromium implements AutoCloseable {

  /** Said where tests are skipped for want of one. */
  static final String WANTED =
      "no chromium on the PATH: apt-get install chromium, or set BAROGRAPH_CHROMIUM to one";

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  static Optional<Path> find() {
    String named = System.getenv("BAROGRAPH_CHROMIUM");
    if (named != null) {
      return Optional.of(Path.of(named));
    }
    Stream<Path> folders = Arrays.stream(System.getenv("PATH").split(":")).map(Path::of);
    return folders
        .flatMap(folder -> NAMES.stream().map(folder::resolve))
        .filter(Files::isExecutable)
        .findFirst();
  }

  static Chromium start(Path executable) {
    Playwright playwright =
        Playwright.create(
            // The machine's own browser: nothing is downloaded.
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    LaunchOptions options =
        new LaunchOptions()
            .setExecutablePath(executable)
            // Its sandbox does not start for root, as in a container; the page is our own.
            .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage"));
    return new Chromium(playwright, playwright.chromium().launch(options));
  }

  Browser browser() {
    return browser;
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
