package org.barograph.stack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.barograph.stack.node.OwnedProcess;

/**
 * All of ours that a server's class path holds: {@link OwnedProcess}, copied out of whatever jar it
 * is in, and the classes of the node's module while they are in no jar of their own.
 *
 * <p>A jar, because the JVM's class archives accept no folders; the same bytes for the same
 * classes, because they accept no jar that is newer than they are.
 */
final class OwnJar {
  private OwnJar() {}

  /** Writes the jar into a folder unless it is there already. */
  static Path write(Path folder, Path classes) throws IOException {
    byte[] content = jar(entries(classes));
    Path jar = Files.createDirectories(folder).resolve("own.jar");
    if (!Files.exists(jar) || !Arrays.equals(Files.readAllBytes(jar), content)) {
      // Moved into place: a server may be reading the old one.
      Path fresh = folder.resolve("own-" + UUID.randomUUID() + ".tmp");
      Files.write(fresh, content);
      Files.move(fresh, jar, StandardCopyOption.REPLACE_EXISTING);
    }
    return jar;
  }

  private static Map<String, byte[]> entries(Path classes) throws IOException {
    var entries = new TreeMap<String, byte[]>();
    String owned = OwnedProcess.class.getName().replace('.', '/') + ".class";
    try (InputStream in = OwnedProcess.class.getClassLoader().getResourceAsStream(owned)) {
      if (in == null) {
        throw new StackException("class " + owned + " is not on the class path");
      }
      entries.put(owned, in.readAllBytes());
    }
    if (Files.isDirectory(classes)) {
      try (var files = Files.walk(classes)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          String name = classes.relativize(file).toString().replace('\\', '/');
          entries.put(name, Files.readAllBytes(file));
        }
      }
    }
    return entries;
  }

  private static byte[] jar(Map<String, byte[]> entries) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.setMethod(ZipOutputStream.STORED);
      for (var each : entries.entrySet()) {
        var crc = new CRC32();
        crc.update(each.getValue());
        var entry = new ZipEntry(each.getKey());
        entry.setTime(0);
        entry.setSize(each.getValue().length);
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        zip.write(each.getValue());
      }
    }
    return bytes.toByteArray();
  }
}
