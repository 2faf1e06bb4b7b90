package org.barograph.dashboards.viewer;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** HTTP by hand: a client would not let a test write Host or Origin as an attacker can. */
record Http(int status, String head, String body) {

  static Http get(URI address, String path, String... headers) throws IOException {
    return send(address, "GET", path, "", headers);
  }

  static Http post(URI address, String path, String body, String... headers) throws IOException {
    return send(address, "POST", path, body, headers);
  }

  static Http send(URI address, String method, String path, String body, String... headers)
      throws IOException {
    List<String> own = List.of(headers);
    StringBuilder request = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
    if (own.stream().noneMatch(header -> header.startsWith("Host:"))) {
      request.append("Host: ").append(address.getAuthority()).append("\r\n");
    }
    own.forEach(header -> request.append(header).append("\r\n"));
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    request.append("Content-Length: ").append(bytes.length).append("\r\nConnection: close\r\n\r\n");
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write(request.toString().getBytes(StandardCharsets.ISO_8859_1));
      out.write(bytes);
      out.flush();
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int end = answer.indexOf("\r\n\r\n");
      return new Http(
          Integer.parseInt(answer.substring(9, 12)),
          answer.substring(0, end),
          answer.substring(end + 4));
    }
  }
}
