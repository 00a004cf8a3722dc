package dev.lockstep.cli;

import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who pauses a connection, why, and until when. */
final class PauseOptions {
  private static final int LONGEST_REASON = 300;
  private static final Pattern LOGIN = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  @Option(
      names = "--author",
      paramLabel = "WHO",
      description = "Who answers for it: a staff login, no name and no e-mail address.")
  private @Nullable String author;

  @Option(
      names = "--reason",
      paramLabel = "WHY",
      description = "Why, in a few words that everybody may read.")
  private @Nullable String reason;

  @Option(
      names = "--until",
      paramLabel = "TIME",
      converter = Lengths.MomentConverter.class,
      description =
          "When it ends by itself: 2026-11-21T18:00, or 4h from now. Without it, somebody resumes.")
  private @Nullable Instant until;

  /** Whether any was typed. */
  boolean areGiven() {
    return author != null || reason != null || until != null;
  }

  /** Refuses what makes no pause. */
  void require() {
    login(author);
    words(reason);
    if (until != null && !until.isAfter(Instant.now())) {
      throw CliFailure.usage("--until is over already: %s. Give a time to come.".formatted(until));
    }
  }

  static String login(@Nullable String author) {
    if (author == null || !LOGIN.matcher(author).matches()) {
      throw CliFailure.usage(
          "--author is needed, and is a staff login of letters, digits, dots, dashes and"
              + " underscores.");
    }
    return author;
  }

  static String words(@Nullable String reason) {
    if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON) {
      throw CliFailure.usage(
          "--reason is needed, and has at most %d characters.".formatted(LONGEST_REASON));
    }
    return reason.strip();
  }

  String author() {
    return login(author);
  }

  String reason() {
    return words(reason);
  }

  @Nullable Instant until() {
    return until;
  }
}
