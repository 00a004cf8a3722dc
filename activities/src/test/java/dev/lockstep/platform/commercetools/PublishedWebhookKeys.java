package dev.lockstep.platform.commercetools;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;

/** The web as far as brokers publish their keys on it: answers from a map, notes who was asked. */
final class PublishedWebhookKeys implements Interceptor {
  private final Map<String, String> pages = new HashMap<>();
  private final List<String> asked = new ArrayList<>();

  void publish(String address, String text) {
    pages.put(address, text);
  }

  void withdraw(String address) {
    pages.remove(address);
  }

  List<String> asked() {
    return asked;
  }

  OkHttpClient client() {
    return new OkHttpClient.Builder().addInterceptor(this).build();
  }

  @Override
  public Response intercept(Chain chain) {
    String address = chain.request().url().toString();
    asked.add(address);
    String page = pages.get(address);
    return new Response.Builder()
        .request(chain.request())
        .protocol(Protocol.HTTP_1_1)
        .code(page == null ? 404 : 200)
        .message("answer")
        .body(ResponseBody.create(page == null ? "" : page, MediaType.get("text/plain")))
        .build();
  }
}
