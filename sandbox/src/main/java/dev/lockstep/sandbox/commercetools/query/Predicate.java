package dev.lockstep.sandbox.commercetools.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A parsed {@code where}. On arrays a field matches when any element does. */
public sealed interface Predicate {
  boolean test(JsonNode document);

  /** No document matches whose {@code field} is a time before this; empty where any may. */
  default Optional<Instant> notBefore(String field) {
    return Optional.empty();
  }

  /** No document matches that has none of these texts at {@code path}; empty where any may. */
  default Optional<Set<String>> oneOf(List<String> path) {
    return Optional.empty();
  }

  /** Comparison operators. */
  enum Operator {
    EQUAL,
    NOT_EQUAL,
    LESS,
    LESS_OR_EQUAL,
    GREATER,
    GREATER_OR_EQUAL;

    boolean accepts(int order) {
      return switch (this) {
        case EQUAL -> order == 0;
        case NOT_EQUAL -> order != 0;
        case LESS -> order < 0;
        case LESS_OR_EQUAL -> order <= 0;
        case GREATER -> order > 0;
        case GREATER_OR_EQUAL -> order >= 0;
      };
    }
  }

  record And(Predicate left, Predicate right) implements Predicate {
    @Override
    public boolean test(JsonNode document) {
      return left.test(document) && right.test(document);
    }

    @Override
    public Optional<Instant> notBefore(String field) {
      return Stream.of(left, right)
          .flatMap(side -> side.notBefore(field).stream())
          .max(Comparator.naturalOrder());
    }

    @Override
    public Optional<Set<String>> oneOf(List<String> path) {
      return left.oneOf(path).or(() -> right.oneOf(path));
    }
  }

  record Or(Predicate left, Predicate right) implements Predicate {
    @Override
    public boolean test(JsonNode document) {
      return left.test(document) || right.test(document);
    }

    @Override
    public Optional<Instant> notBefore(String field) {
      return left.notBefore(field)
          .flatMap(one -> right.notBefore(field).map(other -> one.isBefore(other) ? one : other));
    }
  }

  record Not(Predicate inner) implements Predicate {
    @Override
    public boolean test(JsonNode document) {
      return !inner.test(document);
    }
  }

  record Nested(String field, Predicate inner) implements Predicate {
    @Override
    public boolean test(JsonNode document) {
      JsonNode value = document.path(field);
      return value.isArray() ? any(value, inner::test) : value.isObject() && inner.test(value);
    }

    @Override
    public Optional<Set<String>> oneOf(List<String> path) {
      return path.size() > 1 && path.getFirst().equals(field)
          ? inner.oneOf(path.subList(1, path.size()))
          : Optional.empty();
    }
  }

  record Compare(String field, Operator operator, JsonNode operand) implements Predicate {
    @Override
    public boolean test(JsonNode document) {
      JsonNode value = document.path(field);
      if (absent(value)) {
        return operator == Operator.NOT_EQUAL;
      }
      return value.isArray() ? any(value, this::fits) : fits(value);
    }

    @Override
    public Optional<Instant> notBefore(String named) {
      return switch (operator) {
        case EQUAL, GREATER, GREATER_OR_EQUAL ->
            named.equals(field) ? time(operand.asText()) : Optional.empty();
        case NOT_EQUAL, LESS, LESS_OR_EQUAL -> Optional.empty();
      };
    }

    @Override
    public Optional<Set<String>> oneOf(List<String> path) {
      return operator == Operator.EQUAL ? texts(path, field, List.of(operand)) : Optional.empty();
    }

    private boolean fits(JsonNode value) {
      return order(value, operand).map(operator::accepts).orElse(operator == Operator.NOT_EQUAL);
    }
  }

  record In(String field, List<JsonNode> operands) implements Predicate {
    public In {
      operands = List.copyOf(operands);
    }

    @Override
    public boolean test(JsonNode document) {
      return operands.stream()
          .anyMatch(operand -> new Compare(field, Operator.EQUAL, operand).test(document));
    }

    @Override
    public Optional<Set<String>> oneOf(List<String> path) {
      return texts(path, field, operands);
    }
  }

  record ContainsAll(String field, List<JsonNode> operands) implements Predicate {
    public ContainsAll {
      operands = List.copyOf(operands);
    }

    @Override
    public boolean test(JsonNode document) {
      return operands.stream()
          .allMatch(operand -> new Compare(field, Operator.EQUAL, operand).test(document));
    }
  }

  record Defined(String field) implements Predicate {
    @Override
    public boolean test(JsonNode document) {
      return !absent(document.path(field));
    }
  }

  record Empty(String field) implements Predicate {
    @Override
    public boolean test(JsonNode document) {
      JsonNode value = document.path(field);
      return value.isArray() && value.isEmpty();
    }
  }

  /**
   * How two values compare; empty when they cannot be. Texts that are both times compare as times.
   */
  static Optional<Integer> order(JsonNode left, JsonNode right) {
    if (left.isNumber() && right.isNumber()) {
      return Optional.of(left.decimalValue().compareTo(right.decimalValue()));
    }
    if (left.isBoolean() && right.isBoolean()) {
      return Optional.of(Boolean.compare(left.booleanValue(), right.booleanValue()));
    }
    if (left.isTextual() && right.isTextual()) {
      return Optional.of(orderOfTexts(left.textValue(), right.textValue()));
    }
    return Optional.empty();
  }

  private static int orderOfTexts(String left, String right) {
    Optional<Instant> leftTime = time(left);
    Optional<Instant> rightTime = leftTime.isEmpty() ? Optional.empty() : time(right);
    return rightTime.isPresent()
        ? leftTime.orElseThrow().compareTo(rightTime.get())
        : left.compareTo(right);
  }

  private static Optional<Instant> time(String text) {
    if (text.length() < 20 || text.charAt(4) != '-' || text.charAt(10) != 'T') {
      return Optional.empty();
    }
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeParseException notTime) {
      return Optional.empty();
    }
  }

  private static Optional<Set<String>> texts(
      List<String> path, String field, List<JsonNode> operands) {
    return path.equals(List.of(field)) && operands.stream().allMatch(JsonNode::isTextual)
        ? Optional.of(operands.stream().map(JsonNode::textValue).collect(Collectors.toSet()))
        : Optional.empty();
  }

  private static boolean absent(JsonNode value) {
    return value.isMissingNode() || value.isNull();
  }

  private static boolean any(JsonNode array, java.util.function.Predicate<JsonNode> fits) {
    return StreamSupport.stream(array.spliterator(), false).anyMatch(fits);
  }
}
