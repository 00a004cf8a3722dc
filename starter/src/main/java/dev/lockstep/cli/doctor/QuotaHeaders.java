package dev.lockstep.cli.doctor;

import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import okhttp3.Interceptor;
import okhttp3.Response;

/** Notes how long calls took and what their answers say of the platform's own quota. */
public final class QuotaHeaders implements Interceptor {
  private static final int LONGEST_VALUE = 40;

  private final Map<String, String> quota = new LinkedHashMap<>();
  private int calls;
  private long slowestMillis;

  @Override
  public Response intercept(Chain chain) throws IOException {
    long start = System.nanoTime();
    try {
      Response response = chain.proceed(chain.request());
      note(response);
      return response;
    } finally {
      took(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
    }
  }

  private synchronized void took(long millis) {
    calls++;
    slowestMillis = Math.max(slowestMillis, millis);
  }

  private synchronized void note(Response response) {
    for (String name : response.headers().names()) {
      String lower = name.toLowerCase(Locale.ROOT);
      String value = response.header(name, "");
      if (lower.contains("ratelimit")
          || lower.contains("rate-limit")
          || lower.equals("retry-after")) {
        if (value.length() <= LONGEST_VALUE) {
          quota.put(lower, value);
        }
      }
    }
  }

  public synchronized int calls() {
    return calls;
  }

  public synchronized long slowestMillis() {
    return slowestMillis;
  }

  /** By the name of the header, in small letters; the last answer's word. */
  public synchronized Map<String, String> quota() {
    return Collections.unmodifiableMap(new LinkedHashMap<>(quota));
  }
}
