package dev.lockstep.platform.deposco;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.http.ApiRequest;
import dev.lockstep.http.Effect;
import dev.lockstep.http.UnreadableAnswer;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Listings in pages. Deposco ignores filters it does not know, or does not want to, and then shows
 * everything, newest first: whoever asks filters again and says how far it is worth reading down.
 */
final class Listing {
  private final DeposcoClient client;
  private final int mostPages;

  Listing(DeposcoClient client, int mostPages) {
    this.client = client;
    this.mostPages = mostPages;
  }

  /**
   * One page.
   *
   * @param next the query of the next page; empty on the last one
   */
  record Rows(List<Resource> rows, Optional<String> next) {}

  /** Whether it is worth reading on after a page. */
  interface Until {
    boolean reached(List<Resource> page);
  }

  /** What was read of a listing, and why no more. */
  record Read(List<Resource> rows, End end) {
    boolean givenUp() {
      return end == End.GIVEN_UP;
    }
  }

  /** Why a listing was not read on. */
  enum End {
    COMPLETE,
    FAR_ENOUGH,
    /** It went on, and nobody can say whether what was looked for stands further down. */
    GIVEN_UP
  }

  /** Reads to the end, to the page that is far enough, or as many pages as are allowed. */
  Read read(String call, ApiRequest request, Until farEnough) {
    List<Resource> all = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    for (int page = 1; page <= mostPages; page++) {
      Rows rows = page(call, request, cursor);
      all.addAll(rows.rows());
      if (rows.next().isEmpty()) {
        return new Read(all, End.COMPLETE);
      }
      if (farEnough.reached(rows.rows())) {
        return new Read(all, End.FAR_ENOUGH);
      }
      cursor = rows.next();
    }
    return new Read(all, End.GIVEN_UP);
  }

  /** Reads one page. */
  Rows page(String call, ApiRequest request, Optional<String> cursor) {
    DeposcoAnswer answer =
        cursor.isPresent() ? client.next(request, cursor.get()) : client.list(request);
    return switch (answer) {
      case DeposcoAnswer.Good good ->
          client.understand(Effect.READ, call, good.json(), Listing::rows);
      case DeposcoAnswer.Bad bad -> throw client.rejected(call, bad.refusal());
    };
  }

  private static Rows rows(JsonNode answer) {
    if (answer.isArray()) {
      return new Rows(Resource.elements(answer, "data"), Optional.empty());
    }
    Resource page = Resource.root(answer);
    if (!answer.hasNonNull("data")) {
      // An empty listing has its list, too: nothing at all is no "there is none".
      throw page.missing("data");
    }
    List<Resource> rows = page.objects("data");
    Optional<String> next =
        page.objects("links").stream()
            .filter(link -> link.text("rel").filter("next"::equalsIgnoreCase).isPresent())
            .findFirst()
            .map(link -> query(link.requireText("href"), link));
    boolean complete = page.flag("complete").orElse(next.isEmpty());
    if (!complete && next.isEmpty()) {
      throw new UnreadableAnswer("links", "name no next page although the listing goes on");
    }
    return new Rows(rows, complete ? Optional.empty() : next);
  }

  /** Only the query counts: the token is not sent wherever a link may lead. */
  private static String query(String href, Resource link) {
    try {
      String query = URI.create(href).getRawQuery();
      if (query != null && !query.isBlank()) {
        return query;
      }
    } catch (IllegalArgumentException e) {
      // Said below.
    }
    throw new UnreadableAnswer(link.pathOf("href"), "has no query");
  }
}
