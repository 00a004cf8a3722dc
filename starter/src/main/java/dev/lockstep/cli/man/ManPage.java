package dev.lockstep.cli.man;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * One command as a page of section 1 of the manual.
 *
 * @param name as the manual finds it: {@code lockstep-orders-list}
 * @param text in the macros of man(7)
 */
public record ManPage(String name, String text) {
  private static final Comparator<OptionSpec> BY_LONGEST_NAME =
      Comparator.comparing(option -> option.longestName().replaceFirst("^-+", ""));

  /** The page's file in a directory of section 1. */
  public String file() {
    return name + ".1";
  }

  /** The pages of a command and of all below it, the command itself first. */
  public static List<ManPage> tree(CommandSpec command) {
    List<ManPage> pages = new ArrayList<>(List.of(of(command)));
    command.subcommands().values().stream()
        .map(CommandLine::getCommandSpec)
        .filter(spec -> !spec.usageMessage().hidden())
        .forEach(spec -> pages.addAll(tree(spec)));
    return List.copyOf(pages);
  }

  /** The page of one command. */
  public static ManPage of(CommandSpec command) {
    String name = name(command);
    Roff page = new Roff();
    page.title(name);
    page.section("NAME");
    page.text(name + " - " + purpose(command));
    page.section("SYNOPSIS");
    page.verbatim(synopsis(command).lines().toList());
    examples(command, page);
    arguments(command, page);
    options(command, page);
    subcommands(command, page);
    notes(command, page);
    exitCodes(command, page);
    seeAlso(command, page);
    return new ManPage(name, page.text());
  }

  private static String name(CommandSpec command) {
    return command.qualifiedName("-");
  }

  /** The first line of the header, which every command has. */
  private static String purpose(CommandSpec command) {
    return plain(command, UsageMessageSpec::header).stream()
        .findFirst()
        .map(line -> line.replaceFirst("\\.$", ""))
        .orElse(command.name());
  }

  private static String synopsis(CommandSpec command) {
    return new CommandLine.Help(command, CommandLine.Help.defaultColorScheme(Ansi.OFF))
        .synopsis(0)
        .stripTrailing();
  }

  private static void examples(CommandSpec command, Roff page) {
    List<String> examples =
        plain(command, UsageMessageSpec::header).stream()
            .skip(1)
            .filter(line -> !line.isBlank())
            .toList();
    if (!examples.isEmpty()) {
      page.section("EXAMPLES");
      page.verbatim(examples.stream().map(String::strip).toList());
    }
  }

  private static void arguments(CommandSpec command, Roff page) {
    List<PositionalParamSpec> arguments =
        command.positionalParameters().stream().filter(argument -> !argument.hidden()).toList();
    if (arguments.isEmpty()) {
      return;
    }
    page.section("ARGUMENTS");
    arguments.forEach(
        argument -> page.entry(argument.paramLabel(), described(argument.description())));
  }

  private static void options(CommandSpec command, Roff page) {
    List<OptionSpec> own =
        command.options().stream()
            .filter(option -> !option.hidden() && option.group() == null)
            .sorted(BY_LONGEST_NAME)
            .toList();
    page.section("OPTIONS");
    own.forEach(option -> option(option, page));
    command.argGroups().forEach(group -> group(group, page));
  }

  private static void group(ArgGroupSpec group, Roff page) {
    if (group.heading() != null) {
      page.subsection(group.heading().formatted().strip().replaceFirst(":$", ""));
    }
    group.options().forEach(option -> option(option, page));
    group.subgroups().forEach(inner -> group(inner, page));
  }

  private static void option(OptionSpec option, Roff page) {
    String names =
        Stream.of(option.names())
            .sorted(Comparator.comparingInt(String::length))
            .collect(Collectors.joining(", "));
    String value = option.arity().max() == 0 ? "" : "=" + option.paramLabel();
    page.entry(names + value, described(option.description()));
  }

  private static void subcommands(CommandSpec command, Roff page) {
    if (command.subcommands().isEmpty()) {
      return;
    }
    page.section("COMMANDS");
    command
        .subcommands()
        .forEach((name, line) -> page.entry(name, purpose(line.getCommandSpec()) + "."));
  }

  private static void notes(CommandSpec command, Roff page) {
    List<String> notes =
        plain(command, UsageMessageSpec::footer).stream().filter(it -> !it.isBlank()).toList();
    if (!notes.isEmpty()) {
      page.section("NOTES");
      notes.forEach(page::text);
    }
  }

  private static void exitCodes(CommandSpec command, Roff page) {
    page.section("EXIT STATUS");
    command.root().usageMessage().exitCodeList().forEach(page::entry);
  }

  private static void seeAlso(CommandSpec command, Roff page) {
    List<String> others = new ArrayList<>();
    if (command.parent() != null) {
      others.add(name(command.parent()));
      command.parent().subcommands().values().stream()
          .map(CommandLine::getCommandSpec)
          .filter(other -> other != command)
          .map(ManPage::name)
          .forEach(others::add);
    }
    command.subcommands().values().stream()
        .map(line -> name(line.getCommandSpec()))
        .forEach(others::add);
    if (!others.isEmpty()) {
      page.section("SEE ALSO");
      page.text(others.stream().map(other -> other + "(1)").collect(Collectors.joining(", ")));
    }
  }

  private static List<String> plain(
      CommandSpec command, Function<UsageMessageSpec, String[]> part) {
    return Arrays.stream(part.apply(command.usageMessage()))
        .map(line -> Ansi.OFF.string(line).formatted())
        .flatMap(line -> line.isEmpty() ? Stream.of("") : line.lines())
        .toList();
  }

  private static String described(String... lines) {
    return Arrays.stream(lines).map(Ansi.OFF::string).collect(Collectors.joining(" "));
  }
}
