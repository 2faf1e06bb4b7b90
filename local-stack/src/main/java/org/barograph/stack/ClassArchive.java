package org.barograph.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/**
 * Archives of a server's loaded classes (the JVM's dynamic class data sharing), which more than
 * halve the work of a start. The first server of a class path writes one when it ends, the later
 * ones read it. Losing or damaging one costs time only: the JVM then starts without.
 */
record ClassArchive(Path folder, List<Path> classPath) {

  /** Flags that read the archive, or write it at the process's end when there is none yet. */
  List<String> flags() throws IOException {
    String name = name();
    Path archive = folder.resolve(name + ".jsa");
    try (var alone = FolderLock.take(folder.resolve("archives.lock"))) {
      adopt(name, archive);
      if (Files.exists(archive)) {
        return List.of("-XX:SharedArchiveFile=" + archive, "-Xlog:cds=off");
      }
    }
    // Each writer has a file of its own, as two may end at the same time.
    Path part = folder.resolve(name + "-" + UUID.randomUUID() + ".part");
    return List.of("-XX:ArchiveClassesAtExit=" + part, "-Xlog:cds=off", "-Xlog:cds+dynamic=off");
  }

  private void adopt(String name, Path archive) throws IOException {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String other = file.getFileName().toString();
        boolean current = other.startsWith(name);
        if (current && other.endsWith(".part") && !Files.exists(archive) && isComplete(file)) {
          Files.move(file, archive, StandardCopyOption.ATOMIC_MOVE);
        } else if (isObsolete(file, other, current)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  /** Of another class path or Java, or no longer needed; one being written is left alone. */
  private static boolean isObsolete(Path file, String name, boolean current) throws IOException {
    return (name.endsWith(".jsa") && !current) || (name.endsWith(".part") && isComplete(file));
  }

  /** The JVM writes the header last: until then the file starts with zeros. */
  private static boolean isComplete(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      byte[] magic = in.readNBytes(4);
      return magic.length == 4 && (magic[0] | magic[1] | magic[2] | magic[3]) != 0;
    }
  }

  private String name() throws IOException {
    var identity = new StringBuilder(System.getProperty("java.vm.version"));
    identity.append(System.getProperty("java.home"));
    for (Path jar : classPath) {
      identity.append('\n').append(jar).append(' ').append(Files.size(jar));
      identity.append(' ').append(Files.getLastModifiedTime(jar).toMillis());
    }
    try {
      byte[] bytes = identity.toString().getBytes(StandardCharsets.UTF_8);
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
