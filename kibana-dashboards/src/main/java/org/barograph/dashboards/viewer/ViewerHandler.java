package org.barograph.dashboards.viewer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Routes of the viewer; every answer carries the headers that keep the page to itself. */
final class ViewerHandler extends Handler.Abstract {

  private static final Logger LOG = LoggerFactory.getLogger(ViewerHandler.class);
  private static final int MAX_BODY = 65_536;

  private static final List<HttpField> HEADERS =
      List.of(
          new HttpField(
              "Content-Security-Policy",
              "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                  + " connect-src 'self'; base-uri 'none'; form-action 'none';"
                  + " frame-ancestors 'none'"),
          new HttpField("X-Content-Type-Options", "nosniff"),
          new HttpField("Referrer-Policy", "no-referrer"),
          new HttpField("Cross-Origin-Opener-Policy", "same-origin"),
          new HttpField("Cross-Origin-Resource-Policy", "same-origin"));

  private final Api api;
  private final PageFiles files;
  private final Guard guard;

  ViewerHandler(Api api, PageFiles files, Guard guard) {
    this.api = api;
    this.files = files;
    this.guard = guard;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Reply reply;
    try {
      reply = reply(request);
    } catch (BadQuestionException e) {
      reply = Reply.error(400, e.getMessage());
    } catch (NotThereException e) {
      reply = Reply.error(404, e.getMessage());
    } catch (IOException e) {
      LOG.warn("viewer: {}", e.toString());
      reply = Reply.error(502, "Elasticsearch or Kafka did not answer; see the log.");
    } catch (RuntimeException e) {
      LOG.error("viewer: a bug", e);
      reply = Reply.error(500, "This is a bug; see the log.");
    }
    HttpFields.Mutable headers = response.getHeaders();
    HEADERS.forEach(headers::put);
    headers.put(HttpHeader.CONTENT_TYPE, reply.contentType());
    headers.put(HttpHeader.CACHE_CONTROL, reply.isKept() ? "max-age=300" : "no-store");
    response.setStatus(reply.status());
    response.write(true, ByteBuffer.wrap(reply.body()), callback);
    return true;
  }

  private Reply reply(Request request) throws IOException {
    int port = Request.getLocalPort(request);
    if (!guard.isForUs(request.getHeaders(), port)) {
      return Reply.error(421, "This is 127.0.0.1 and answers to no other name.");
    }
    String path = Request.getPathInContext(request);
    if (HttpMethod.GET.is(request.getMethod())) {
      Reply file = files.at(path);
      return file == null ? get(path.split("/", -1)) : file;
    }
    if (!HttpMethod.POST.is(request.getMethod())) {
      return Reply.error(405, "GET or POST");
    }
    if (!guard.isFromUs(request.getHeaders(), port)) {
      return Reply.error(403, "Other pages may not ask.");
    }
    String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
    if (type == null || !type.startsWith("application/json")) {
      return Reply.error(415, "application/json");
    }
    byte[] body;
    try (InputStream in = Content.Source.asInputStream(request)) {
      body = in.readNBytes(MAX_BODY + 1);
    }
    return body.length > MAX_BODY
        ? Reply.error(413, "at most " + MAX_BODY + " bytes")
        : post(path.split("/", -1), body, request.getHeaders());
  }

  private Reply get(String[] path) throws IOException {
    if (path.length == 3 && isApi(path, "dashboards")) {
      return api.overview();
    }
    if (path.length == 4 && isApi(path, "dashboards")) {
      return api.dashboard(path[3]);
    }
    if (path.length == 4 && isApi(path, "incidents")) {
      return api.incident(path[3]);
    }
    return Reply.error(404, "not found");
  }

  private Reply post(String[] path, byte[] body, HttpFields headers) throws IOException {
    if (path.length == 5 && isApi(path, "dashboards") && path[4].equals("answers")) {
      return api.answers(path[3], body);
    }
    if (path.length == 5 && isApi(path, "dashboards") && path[4].equals("posts")) {
      return api.posts(path[3], body);
    }
    if (path.length == 5 && isApi(path, "incidents") && path[4].equals("say")) {
      return guard.hasToken(headers)
          ? api.say(path[3], body)
          : Reply.error(403, "The page is too old: load it again.");
    }
    return Reply.error(404, "not found");
  }

  private static boolean isApi(String[] path, String kind) {
    return path[1].equals("api") && path[2].equals(kind);
  }
}
