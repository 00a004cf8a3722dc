package dev.lockstep.sandbox.delivery;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Posts notices from virtual threads until they are accepted. */
public final class Outbox implements AutoCloseable {
  private static final Duration TIME_OUT = Duration.ofSeconds(10);
  private static final long LONGEST_HOLD_MILLIS = 300;

  /** On the first attempt; what follows is genuine. */
  private static final Set<DeliveryFault> FORGERIES =
      EnumSet.of(DeliveryFault.BAD_SIGNATURE, DeliveryFault.OLD_TIMESTAMP);

  private final DeliveryPolicy policy;
  private final DeliveryRules rules;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(TIME_OUT)
          .executor(threads)
          .build();
  private final Semaphore places;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  private final Collection<ForgedPost> forged = new ConcurrentLinkedQueue<>();
  private long sent;
  private long accepted;
  private long refusedAttempts;
  private long dropped;
  private long givenUp;
  private long posted;

  public Outbox(DeliveryPolicy policy, DeliveryRules rules) {
    this.policy = policy;
    this.rules = rules;
    this.places = new Semaphore(policy.atOnce());
  }

  /** Returns at once; the notice goes its own way, as stubborn as the policy says. */
  public void send(Notice notice) {
    send(notice, Attempts.of(policy));
  }

  /** Returns at once; the notice is tried when {@code attempts} say. */
  public void send(Notice notice, Attempts attempts) {
    Map<DeliveryFault, Long> faults = rules.strike(notice.type());
    count(() -> sent++);
    if (faults.containsKey(DeliveryFault.DROP)) {
      count(() -> dropped++);
      return;
    }
    threads.execute(() -> deliver(notice, faults, attempts));
  }

  /** What was posted that no platform would have sent, and how it was answered. */
  public List<ForgedPost> forged() {
    return List.copyOf(forged);
  }

  /** Waits until nothing is pending; false when {@code atMost} passed first. */
  public boolean drain(Duration atMost) throws InterruptedException {
    long left = atMost.toNanos();
    lock.lockInterruptibly();
    try {
      while (pending() > 0 && left > 0) {
        left = changed.awaitNanos(left);
      }
      return pending() == 0;
    } finally {
      lock.unlock();
    }
  }

  public DeliveryCounts counts() {
    lock.lock();
    try {
      return new DeliveryCounts(sent, pending(), accepted, refusedAttempts, dropped, givenUp);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
    threads.shutdownNow();
  }

  private long pending() {
    return sent - accepted - dropped - givenUp;
  }

  private void count(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void deliver(Notice notice, Map<DeliveryFault, Long> faults, Attempts attempts) {
    try {
      Long delay = faults.get(DeliveryFault.DELAY);
      if (delay != null) {
        Thread.sleep(delay);
      }
      Long hold = faults.get(DeliveryFault.REORDER);
      if (hold != null) {
        awaitLaterPost(hold == 0 ? LONGEST_HOLD_MILLIS : hold);
      }
      if (!persist(notice, faults.keySet(), attempts)) {
        count(() -> givenUp++);
        return;
      }
      if (faults.containsKey(DeliveryFault.UNKNOWN_ORDER) && !notice.about().isEmpty()) {
        Posting posting = notice.sealer().seal(Set.of(DeliveryFault.UNKNOWN_ORDER));
        note(DeliveryFault.UNKNOWN_ORDER, Impostor.idLike(notice.about()), post(posting));
      }
      if (faults.containsKey(DeliveryFault.DUPLICATE)) {
        int unused = post(notice.sealer().seal(lasting(faults.keySet())));
      }
      count(() -> accepted++);
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean persist(Notice notice, Set<DeliveryFault> faults, Attempts attempts)
      throws InterruptedException {
    Set<DeliveryFault> flaws = ofFirstAttempt(faults);
    for (Duration pause : attempts.pauses()) {
      Thread.sleep(pause);
      if (!attempts.wanted().getAsBoolean()) {
        return false;
      }
      Posting posting = notice.sealer().seal(flaws);
      int status = post(posting);
      for (DeliveryFault flaw : flaws) {
        if (FORGERIES.contains(flaw)) {
          note(flaw, notice.about(), status);
        }
      }
      if (isTaken(status)) {
        if (faults.contains(DeliveryFault.REPLAYED)) {
          note(DeliveryFault.REPLAYED, notice.about(), post(posting));
        }
        return true;
      }
      count(() -> refusedAttempts++);
      flaws = lasting(faults);
    }
    attempts.exhausted().run();
    return false;
  }

  private void note(DeliveryFault how, String about, int status) {
    forged.add(new ForgedPost(how, about, status));
  }

  private static boolean isTaken(int status) {
    return status >= 200 && status < 300;
  }

  /** What an impostor says he says beside it. */
  private static Set<DeliveryFault> ofFirstAttempt(Set<DeliveryFault> faults) {
    Set<DeliveryFault> flaws = EnumSet.noneOf(DeliveryFault.class);
    flaws.addAll(faults);
    flaws.remove(DeliveryFault.UNKNOWN_ORDER);
    return flaws;
  }

  /** Signature and time are made anew for every attempt; what was left out stays left out. */
  private static Set<DeliveryFault> lasting(Set<DeliveryFault> faults) {
    Set<DeliveryFault> lasting =
        EnumSet.of(DeliveryFault.PAYLOAD_NOT_INCLUDED, DeliveryFault.MALFORMED_PAYLOAD);
    lasting.retainAll(faults);
    return lasting;
  }

  private void awaitLaterPost(long atMostMillis) throws InterruptedException {
    long left = TimeUnit.MILLISECONDS.toNanos(atMostMillis);
    lock.lockInterruptibly();
    try {
      long before = posted;
      while (posted == before && left > 0) {
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  /** The status that was answered; 0 where nobody answered. */
  private int post(Posting posting) throws InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(posting.to())
            .timeout(TIME_OUT)
            .POST(HttpRequest.BodyPublishers.ofString(posting.body()));
    posting.headers().forEach(request::header);
    places.acquire();
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException unreachable) {
      return 0;
    } finally {
      places.release();
      count(() -> posted++);
    }
  }
}
