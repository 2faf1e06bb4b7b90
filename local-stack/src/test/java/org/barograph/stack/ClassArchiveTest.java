package org.barograph.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveTest {
  private static final byte[] HEADER_WRITTEN = {1, 2, 3, 4, 5};
  private static final byte[] HEADER_MISSING = {0, 0, 0, 0, 5};

  @TempDir Path folder;

  private ClassArchive archive;

  @BeforeEach
  void classPath() throws IOException {
    Path jar = Files.writeString(folder.resolve("server.jar"), "not read");
    archive = new ClassArchive(folder, List.of(jar));
  }

  @Test
  void firstServerWritesAnArchiveAtItsEnd() throws IOException {
    assertThat(archive.flags().get(0)).startsWith("-XX:ArchiveClassesAtExit=" + folder);
  }

  @Test
  void laterServerReadsTheWrittenArchive() throws IOException {
    Files.write(partOf(archive), HEADER_WRITTEN);

    assertThat(archive.flags().get(0)).startsWith("-XX:SharedArchiveFile=" + folder);
  }

  @Test
  void halfWrittenArchiveIsNeitherReadNorDeleted() throws IOException {
    Path part = Files.write(partOf(archive), HEADER_MISSING);

    assertThat(archive.flags().get(0)).startsWith("-XX:ArchiveClassesAtExit=");
    assertThat(part).exists();
  }

  @Test
  void archiveOfAnEarlierClassPathIsDeleted() throws IOException {
    Path earlier = Files.write(folder.resolve("0123456789abcdef.jsa"), HEADER_WRITTEN);

    assertThat(archive.flags().get(0)).startsWith("-XX:ArchiveClassesAtExit=");
    assertThat(earlier).doesNotExist();
  }

  private static Path partOf(ClassArchive archive) throws IOException {
    return Path.of(archive.flags().get(0).substring("-XX:ArchiveClassesAtExit=".length()));
  }
}
