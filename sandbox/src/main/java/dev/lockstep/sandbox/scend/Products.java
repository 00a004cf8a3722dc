package dev.lockstep.sandbox.scend;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.scend.ScendProblem.Detail;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Pattern;

/** The product codes that the warehouse knows. */
public final class Products {
  private final Pattern legal;
  private final ConcurrentSkipListSet<String> known;

  /** Why a code cannot be ordered. */
  enum Objection {
    INVALID_PRODUCT_CODE_FORMAT("The product code has an illegal format."),
    UNKNOWN_PRODUCT_CODE("The product is not known.");

    private final String message;

    Objection(String message) {
      this.message = message;
    }

    Detail at(String field) {
      return new Detail(name(), field, message);
    }
  }

  Products(String pattern, Collection<String> known) {
    this.legal = Pattern.compile(pattern);
    this.known = new ConcurrentSkipListSet<>(known);
  }

  public void add(String code) {
    known.add(code);
  }

  public void remove(String code) {
    known.remove(code);
  }

  boolean knows(String code) {
    return known.contains(code);
  }

  Collection<String> codes() {
    return known;
  }

  Optional<Objection> objection(String code) {
    if (!legal.matcher(code).matches()) {
      return Optional.of(Objection.INVALID_PRODUCT_CODE_FORMAT);
    }
    return knows(code) ? Optional.empty() : Optional.of(Objection.UNKNOWN_PRODUCT_CODE);
  }

  static ObjectNode json(String code) {
    return Json.object().put("ProductCode", code).put("Description", code).put("Active", true);
  }
}
