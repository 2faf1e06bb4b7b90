package org.barograph.connectors.alerts;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** The beginning of an answer; the rest is not read, however long it is. */
final class CappedBody implements BodySubscriber<String> {

  static final int MAX_BYTES = 2_048;

  private final CompletableFuture<String> text = new CompletableFuture<>();
  private final byte[] bytes = new byte[MAX_BYTES];
  private int length;
  private Flow.Subscription subscription;

  @Override
  public CompletionStage<String> getBody() {
    return text;
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> parts) {
    for (ByteBuffer part : parts) {
      int taken = Math.min(part.remaining(), MAX_BYTES - length);
      part.get(bytes, length, taken);
      length += taken;
    }
    if (length == MAX_BYTES) {
      subscription.cancel();
      onComplete();
    }
  }

  @Override
  public void onError(Throwable failure) {
    text.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    text.complete(new String(bytes, 0, length, StandardCharsets.UTF_8));
  }
}
