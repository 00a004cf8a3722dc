package dev.lockstep.sandbox.commercetools.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.lockstep.sandbox.commercetools.query.Lexer.Token;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Parses the predicate language: {@code = != <> < > <= >=}, {@code in}, {@code not in}, {@code is
 * [not] defined}, {@code is [not] empty}, {@code contains all|any}, {@code and or not}, nesting
 * {@code a(b="x")} and variables {@code :name}.
 */
public final class PredicateParser {
  private final List<Token> tokens;
  private final Map<String, List<String>> variables;
  private int next;

  private PredicateParser(List<Token> tokens, Map<String, List<String>> variables) {
    this.tokens = tokens;
    this.variables = variables;
  }

  /**
   * Parses one {@code where}.
   *
   * @param variables values of {@code var.<name>}, by name
   * @throws MalformedQuery when the text is not a predicate
   */
  public static Predicate parse(String text, Map<String, List<String>> variables) {
    PredicateParser parser = new PredicateParser(Lexer.read(text), variables);
    Predicate predicate = parser.anyOf();
    if (parser.peek().kind() != Lexer.Kind.END) {
      throw parser.unexpected("end of input");
    }
    return predicate;
  }

  private Predicate anyOf() {
    Predicate left = allOf();
    while (takeWord("or")) {
      left = new Predicate.Or(left, allOf());
    }
    return left;
  }

  private Predicate allOf() {
    Predicate left = single();
    while (takeWord("and")) {
      left = new Predicate.And(left, single());
    }
    return left;
  }

  private Predicate single() {
    if (takeWord("not")) {
      expect("(");
      return new Predicate.Not(closed());
    }
    if (take("(")) {
      return closed();
    }
    Token field = tokens.get(next++);
    if (field.kind() != Lexer.Kind.WORD) {
      next--;
      throw unexpected("a field");
    }
    return onField(field.text());
  }

  private Predicate closed() {
    Predicate inner = anyOf();
    expect(")");
    return inner;
  }

  private Predicate onField(String field) {
    if (take("(")) {
      return new Predicate.Nested(field, closed());
    }
    if (takeWord("in")) {
      return new Predicate.In(field, values());
    }
    if (takeWord("not")) {
      expectWord("in");
      return new Predicate.Not(new Predicate.In(field, values()));
    }
    if (takeWord("is")) {
      boolean negated = takeWord("not");
      Predicate state = state(field);
      return negated ? new Predicate.Not(state) : state;
    }
    if (takeWord("contains")) {
      if (takeWord("all")) {
        return new Predicate.ContainsAll(field, values());
      }
      expectWord("any");
      return new Predicate.In(field, values());
    }
    return new Predicate.Compare(field, operator(), value());
  }

  private Predicate state(String field) {
    if (takeWord("defined")) {
      return new Predicate.Defined(field);
    }
    expectWord("empty");
    return new Predicate.Empty(field);
  }

  private Predicate.Operator operator() {
    Token token = tokens.get(next++);
    return switch (token.text()) {
      case "=" -> Predicate.Operator.EQUAL;
      case "!=", "<>" -> Predicate.Operator.NOT_EQUAL;
      case "<" -> Predicate.Operator.LESS;
      case "<=" -> Predicate.Operator.LESS_OR_EQUAL;
      case ">" -> Predicate.Operator.GREATER;
      case ">=" -> Predicate.Operator.GREATER_OR_EQUAL;
      default -> {
        next--;
        throw unexpected("an operator");
      }
    };
  }

  private List<JsonNode> values() {
    if (peek().kind() == Lexer.Kind.VARIABLE) {
      return variable(tokens.get(next++).text());
    }
    expect("(");
    List<JsonNode> values = new ArrayList<>();
    do {
      if (peek().kind() == Lexer.Kind.VARIABLE) {
        values.addAll(variable(tokens.get(next++).text()));
      } else {
        values.add(value());
      }
    } while (take(","));
    expect(")");
    return values;
  }

  private JsonNode value() {
    Token token = tokens.get(next++);
    return switch (token.kind()) {
      case TEXT -> TextNode.valueOf(token.text());
      case NUMBER -> DecimalNode.valueOf(new BigDecimal(token.text()));
      case VARIABLE -> variable(token.text()).getFirst();
      case WORD ->
          switch (token.text().toLowerCase(Locale.ROOT)) {
            case "true" -> BooleanNode.TRUE;
            case "false" -> BooleanNode.FALSE;
            default -> {
              next--;
              throw unexpected("a value");
            }
          };
      case SYMBOL, END -> {
        next--;
        throw unexpected("a value");
      }
    };
  }

  private List<JsonNode> variable(String name) {
    List<String> texts = variables.getOrDefault(name, List.of());
    if (texts.isEmpty()) {
      throw new MalformedQuery("Missing value for the predicate variable '" + name + "'.");
    }
    return texts.stream().map(PredicateParser::literal).toList();
  }

  private static JsonNode literal(String text) {
    if (text.equals("true") || text.equals("false")) {
      return BooleanNode.valueOf(Boolean.parseBoolean(text));
    }
    return text.matches("-?\\d+(\\.\\d+)?")
        ? DecimalNode.valueOf(new BigDecimal(text))
        : TextNode.valueOf(text);
  }

  private Token peek() {
    return tokens.get(next);
  }

  private boolean take(String symbol) {
    boolean here = peek().kind() == Lexer.Kind.SYMBOL && peek().text().equals(symbol);
    next += here ? 1 : 0;
    return here;
  }

  private boolean takeWord(String word) {
    boolean here = peek().kind() == Lexer.Kind.WORD && peek().text().equalsIgnoreCase(word);
    next += here ? 1 : 0;
    return here;
  }

  private void expect(String symbol) {
    if (!take(symbol)) {
      throw unexpected("'" + symbol + "'");
    }
  }

  private void expectWord(String word) {
    if (!takeWord(word)) {
      throw unexpected("'" + word + "'");
    }
  }

  private MalformedQuery unexpected(String wanted) {
    Token token = peek();
    String found = token.kind() == Lexer.Kind.END ? "end of input" : "'" + token.text() + "'";
    return new MalformedQuery(
        "Syntax error while parsing 'where'. Unexpected "
            + found
            + ", expected "
            + wanted
            + " (column "
            + (token.at() + 1)
            + ").");
  }
}
