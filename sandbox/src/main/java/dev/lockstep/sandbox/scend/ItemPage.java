package dev.lockstep.sandbox.scend;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Json;
import java.util.List;
import java.util.function.Function;

/** {@code page} and {@code pageSize}, and the envelope around the items. */
final class ItemPage {
  private static final int MOST = 500;

  private ItemPage() {}

  static <T> ObjectNode of(Call call, List<T> items, Function<T, ObjectNode> json) {
    int page = number(call, "page", 1, 1_000_000);
    int size = number(call, "pageSize", 100, MOST);
    long skipped = (page - 1L) * size;
    ObjectNode body = Json.object();
    ArrayNode shown = body.putArray("Items");
    items.stream().skip(skipped).limit(size).map(json).forEach(shown::add);
    return body.put("Page", page)
        .put("PageSize", size)
        .put("TotalItems", items.size())
        .put("HasMore", skipped + shown.size() < items.size());
  }

  private static int number(Call call, String name, int otherwise, int most) {
    String text = call.parameter(name).orElse(Integer.toString(otherwise));
    if (!text.matches("\\d{1,7}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > most) {
      throw ScendProblem.invalid(name, "A number from 1 to " + most + " is needed.");
    }
    return Integer.parseInt(text);
  }
}
