package dev.lockstep.sandbox.fault;

import java.util.regex.Pattern;

/** {@code *} stands for anything but a slash, {@code **} for anything. */
public final class Glob {
  private final Pattern pattern;
  private final String start;

  public Glob(String glob) {
    StringBuilder regex = new StringBuilder();
    int from = 0;
    for (int star = glob.indexOf('*'); star >= 0; star = glob.indexOf('*', from)) {
      boolean deep = glob.startsWith("**", star);
      regex.append(Pattern.quote(glob.substring(from, star))).append(deep ? ".*" : "[^/]*");
      from = star + (deep ? 2 : 1);
    }
    pattern = Pattern.compile(regex.append(Pattern.quote(glob.substring(from))).toString());
    int first = glob.indexOf('*');
    start = first < 0 ? glob : glob.substring(0, first);
  }

  public boolean matches(String text) {
    return pattern.matcher(text).matches();
  }

  /** How every text begins that matches. */
  public String start() {
    return start;
  }
}
