package dev.lockstep.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine;

/** One command as somebody typed it: its exit code, and what it printed without colours. */
record CommandRun(int exitCode, String out, String err) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  static CommandRun of(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine command = Lockstep.commandLine();
    command.setOut(new PrintWriter(out, true));
    command.setErr(new PrintWriter(err, true));
    command.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
    return new CommandRun(command.execute(arguments), out.toString(), err.toString());
  }

  /** Several runs side by side, in the order of what they are made from. */
  static List<CommandRun> atOnce(List<String> commands, Function<String, CommandRun> typed)
      throws InterruptedException, ExecutionException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<CommandRun>> runs =
          commands.stream().map(command -> threads.submit(() -> typed.apply(command))).toList();
      List<CommandRun> done = new ArrayList<>();
      for (Future<CommandRun> run : runs) {
        done.add(run.get());
      }
      return done;
    }
  }

  static String[] joined(String[] arguments, String... more) {
    return Stream.concat(Arrays.stream(arguments), Arrays.stream(more)).toArray(String[]::new);
  }

  /** Standard output with {@code <time>} for each time of day. */
  String withoutTimes() {
    return out.replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "<time>")
        .replaceAll("\\d{1,2} [A-Z][a-z]{2} \\d\\d:\\d\\d:\\d\\d", "<time>");
  }

  /**
   * As {@link #withoutTimes}, {@code <age>} for each length, and one space where there are more.
   */
  String words() {
    return withoutTimes()
        .replaceAll("\\b\\d+ (d \\d+ h|h \\d+ min|min|s)\\b", "<age>")
        .replaceAll(" {2,}", " ");
  }

  /** Standard output as one JSON document. */
  JsonNode json() {
    return json(out);
  }

  /** Each line of standard output as a JSON document of its own. */
  List<JsonNode> jsonLines() {
    return out.lines().map(CommandRun::json).toList();
  }

  private static JsonNode json(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError("This is not JSON: " + text, e);
    }
  }
}
