package dev.lockstep.platform.scend;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.http.UnreadableAnswer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Scend says no. Holds codes and field names only: the prose beside them may name people.
 *
 * @param httpStatus 200 too, where the body says {@code "Success": false}
 * @param code Scend's code, upper case as sent; empty where it sent none
 * @param rawStatus the order's status, where the refusal names it
 */
record ScendRefusal(
    int httpStatus, Optional<String> code, List<Problem> problems, Optional<String> rawStatus) {
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_.-]{1,60}");
  private static final Pattern FIELD = Pattern.compile("[A-Za-z0-9_.\\[\\]-]{1,80}");

  /** One thing that is wrong, by code and field; either may be missing. */
  record Problem(Optional<String> code, Optional<String> field) {
    @Override
    public String toString() {
      return code.orElse("no code") + field.map(name -> " at " + name).orElse("");
    }
  }

  ScendRefusal {
    problems = List.copyOf(problems);
  }

  /** A refusal whose body cannot be read. */
  static ScendRefusal bare(int httpStatus) {
    return new ScendRefusal(httpStatus, Optional.empty(), List.of(), Optional.empty());
  }

  /** Reads as much of a refusal as is there; never fails, so that the refusal is not lost. */
  static ScendRefusal read(int httpStatus, JsonNode body) {
    if (!body.isObject()) {
      return bare(httpStatus);
    }
    WireObject refusal = WireObject.root(body);
    List<Problem> problems = new ArrayList<>();
    problems.add(problem(refusal));
    try {
      refusal.objects("Details").forEach(detail -> problems.add(problem(detail)));
    } catch (UnreadableAnswer e) {
      // The code beside the details says enough.
    }
    Optional<String> code = safe(refusal, "Code", CODE);
    Optional<String> rawStatus = safe(refusal, "Status", CODE).or(() -> existing(refusal));
    return new ScendRefusal(
        httpStatus,
        code.or(() -> problems.stream().flatMap(problem -> problem.code().stream()).findFirst()),
        problems.stream()
            .filter(problem -> problem.code().isPresent() || problem.field().isPresent())
            .toList(),
        rawStatus);
  }

  private static Problem problem(WireObject holder) {
    return new Problem(safe(holder, "Code", CODE), safe(holder, "Field", FIELD));
  }

  private static Optional<String> existing(WireObject refusal) {
    try {
      return refusal.object("ExistingOrder").flatMap(order -> safe(order, "Status", CODE));
    } catch (UnreadableAnswer e) {
      return Optional.empty();
    }
  }

  private static Optional<String> safe(WireObject holder, String name, Pattern allowed) {
    try {
      return holder.text(name).filter(text -> allowed.matcher(text).matches());
    } catch (UnreadableAnswer e) {
      return Optional.empty();
    }
  }

  boolean hasCode(String... codes) {
    return code.isPresent() && List.of(codes).contains(code.get());
  }

  /** Whether it says that the thing asked for does not exist: by code, or by 404 without one. */
  boolean isAbsence(Set<String> absentCodes) {
    return code.map(absentCodes::contains).orElse(httpStatus == 404);
  }

  /** Codes and fields, or the HTTP status where there is neither: for people. */
  String reason() {
    if (problems.isEmpty()) {
      return "HTTP " + httpStatus + " without a code";
    }
    Set<String> words = new LinkedHashSet<>();
    problems.forEach(problem -> words.add(problem.toString()));
    return String.join(", ", words);
  }
}
