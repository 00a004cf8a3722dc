package dev.lockstep.rehearsal;

import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.demo.Stage;
import dev.lockstep.demo.stage.Backstage;
import dev.lockstep.demo.stage.Milestone;
import dev.lockstep.rehearsal.report.Happening;
import dev.lockstep.rehearsal.report.RunRecord;
import dev.lockstep.rehearsal.report.StageSample;
import dev.lockstep.sandbox.ledger.Fact;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the ledgers as they grow: when each order came how far, by what the platforms hold. */
final class LedgerWatch {
  private static final String OPEN = "placed";

  private final InstantSource clock;
  private final Instant began;
  private final List<Reader> readers;
  private final Map<String, Track> tracks = new ConcurrentHashMap<>();
  private final List<StageSample> samples = new ArrayList<>();

  /**
   * @param began the start of the run, to which all times are relative
   */
  LedgerWatch(List<Stage> stages, InstantSource clock, Instant began) {
    this.clock = clock;
    this.began = began;
    this.readers =
        Stream.concat(
                stages.stream().map(stage -> new Reader(stage.shop().backstage(), false)),
                stages.stream()
                    .map(Stage::depot)
                    .distinct()
                    .map(depot -> new Reader(depot.backstage(), true)))
            .toList();
  }

  /** Where one ledger has been read to. */
  private static final class Reader {
    private final Backstage platform;
    private final boolean isDepot;
    private long read;

    Reader(Backstage platform, boolean isDepot) {
      this.platform = platform;
      this.isDepot = isDepot;
    }

    List<Fact> next() {
      List<Fact> facts = platform.ledger().factsAfter(read);
      if (!facts.isEmpty()) {
        read = facts.getLast().sequence();
      }
      return facts;
    }

    /** A warehouse speaks of references, which begin with our order. */
    Optional<String> order(Fact fact) {
      if (!isDepot) {
        return Optional.of(fact.subject());
      }
      try {
        return Optional.of(new FulfilmentRef(fact.subject()).order().value());
      } catch (IllegalArgumentException notOurs) {
        return Optional.empty();
      }
    }
  }

  private static final class Track {
    private final Instant placed;
    private final Map<Milestone, Instant> first = new EnumMap<>(Milestone.class);

    Track(Instant placed) {
      this.placed = placed;
    }

    synchronized void pass(Milestone milestone, Instant at) {
      first.putIfAbsent(milestone, at);
    }

    synchronized @Nullable Instant at(Milestone milestone) {
      return first.get(milestone);
    }

    /** The last one that it has come to. */
    synchronized Optional<Milestone> stands() {
      return first.keySet().stream().reduce((earlier, later) -> later);
    }
  }

  void placed(String order) {
    tracks.put(order, new Track(clock.instant()));
  }

  Instant placedAt(String order) {
    Track track = tracks.get(order);
    return track == null ? began : track.placed;
  }

  boolean hasPassed(String order, Milestone milestone) {
    Track track = tracks.get(order);
    return track != null && track.at(milestone) != null;
  }

  /** Reads what is new; called by one thread. */
  void read() {
    for (Reader reader : readers) {
      for (Fact fact : reader.next()) {
        reader
            .platform
            .milestones()
            .apply(fact)
            .ifPresent(milestone ->
                reader
                    .order(fact)
                    .map(tracks::get)
                    .ifPresent(track -> track.pass(milestone, fact.at())));
      }
    }
  }

  /** Notes where the orders stand now; called by one thread. */
  void sample(Duration at) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    counts.put(OPEN, 0);
    for (Milestone milestone : Milestone.values()) {
      counts.put(word(milestone), 0);
    }
    tracks
        .values()
        .forEach(track ->
            counts.merge(track.stands().map(LedgerWatch::word).orElse(OPEN), 1, Integer::sum));
    samples.add(new StageSample(at, counts));
  }

  List<StageSample> samples() {
    return List.copyOf(samples);
  }

  /** How long orders took, and how long it took after each kill and restart to get on. */
  Map<String, List<Duration>> latencies(List<Happening> happenings) {
    Map<String, List<Duration>> latencies = new LinkedHashMap<>();
    List<Duration> taken = new ArrayList<>();
    List<Duration> shown = new ArrayList<>();
    NavigableSet<Instant> progress = new TreeSet<>();
    for (Track track : tracks.values()) {
      Map<Milestone, Instant> passed = new HashMap<>(track.first);
      Stream.of(Milestone.IN_WAREHOUSE, Milestone.SHOWN, Milestone.CANCELLED)
          .map(passed::get)
          .filter(at -> at != null)
          .forEach(progress::add);
      between(track.placed, passed.get(Milestone.IN_WAREHOUSE)).ifPresent(taken::add);
      between(passed.get(Milestone.DISPATCHED), passed.get(Milestone.SHOWN)).ifPresent(shown::add);
    }
    latencies.put("placed to warehouse", taken);
    latencies.put("dispatched to shown", shown);
    latencies.put(
        RunRecord.RECOVERY,
        happenings.stream()
            .filter(
                each -> each.kind().equals(Happening.KILL) || each.kind().equals(Happening.RESTART))
            .map(each -> recovery(began.plus(each.at()), progress))
            .toList());
    return latencies;
  }

  private static Duration recovery(Instant from, NavigableSet<Instant> progress) {
    Instant next = progress.ceiling(from);
    return next == null ? Duration.ZERO : Duration.between(from, next);
  }

  private static Optional<Duration> between(@Nullable Instant from, @Nullable Instant to) {
    return from == null || to == null || to.isBefore(from)
        ? Optional.empty()
        : Optional.of(Duration.between(from, to));
  }

  private static String word(Milestone milestone) {
    return switch (milestone) {
      case IN_WAREHOUSE -> "in the warehouse";
      case DISPATCHED -> "dispatched";
      case SHOWN -> StageSample.SHOWN;
      case CANCELLED -> StageSample.CANCELLED;
    };
  }
}
