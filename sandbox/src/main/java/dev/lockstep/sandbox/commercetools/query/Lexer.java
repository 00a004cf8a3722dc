package dev.lockstep.sandbox.commercetools.query;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a predicate into tokens. */
final class Lexer {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(?:"
              + "\"(?<text>(?:[^\"\\\\]|\\\\.)*)\""
              + "|(?<number>-?\\d+(?:\\.\\d+)?)"
              + "|:(?<variable>\\w+)"
              + "|`(?<quoted>[^`]+)`"
              + "|(?<word>[A-Za-z_][\\w-]*)"
              + "|(?<symbol><=|>=|<>|!=|[=<>(),])"
              + ")");

  enum Kind {
    TEXT,
    NUMBER,
    VARIABLE,
    WORD,
    SYMBOL,
    END
  }

  record Token(Kind kind, String text, int at) {}

  private Lexer() {}

  static List<Token> read(String text) {
    List<Token> tokens = new ArrayList<>();
    String source = text.stripTrailing();
    Matcher token = TOKEN.matcher(source);
    int from = 0;
    while (from < source.length()) {
      if (!token.region(from, source.length()).lookingAt()) {
        throw new MalformedQuery(
            "Syntax error while parsing 'where'. Unexpected character (column "
                + (from + 1)
                + ").");
      }
      tokens.add(token(token));
      from = token.end();
    }
    tokens.add(new Token(Kind.END, "", source.length()));
    return tokens;
  }

  private static Token token(Matcher found) {
    int at = found.start();
    if (found.group("text") != null) {
      return new Token(Kind.TEXT, found.group("text").replaceAll("\\\\(.)", "$1"), at);
    }
    if (found.group("number") != null) {
      return new Token(Kind.NUMBER, found.group("number"), at);
    }
    if (found.group("variable") != null) {
      return new Token(Kind.VARIABLE, found.group("variable"), at);
    }
    if (found.group("quoted") != null) {
      return new Token(Kind.WORD, found.group("quoted"), at);
    }
    return found.group("word") != null
        ? new Token(Kind.WORD, found.group("word"), at)
        : new Token(Kind.SYMBOL, found.group("symbol"), at);
  }
}
