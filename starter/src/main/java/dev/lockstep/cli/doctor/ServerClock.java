package dev.lockstep.cli.doctor;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;
import okhttp3.Interceptor;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Notes by how much the clock of the last server that answered goes before ours. */
final class ServerClock implements Interceptor {
  private final InstantSource clock;
  private volatile @Nullable Duration ahead;

  ServerClock(InstantSource clock) {
    this.clock = clock;
  }

  /** Negative where it is behind; empty where no server named its time. Whole seconds. */
  Optional<Duration> ahead() {
    return Optional.ofNullable(ahead);
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    Date date = response.headers().getDate("Date");
    if (date != null) {
      Instant now = clock.instant();
      ahead = Duration.between(now, date.toInstant());
    }
    return response;
  }
}
