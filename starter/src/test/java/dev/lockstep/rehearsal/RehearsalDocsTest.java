package dev.lockstep.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code -Dlockstep.docs.write=true} writes the table anew. */
class RehearsalDocsTest {
  private static final Path PAGE = Path.of("..", "docs", "rehearsal.md");
  private static final String BEGIN = "<!-- faults -->\n";
  private static final String END = "<!-- /faults -->";

  @Test
  void the_page_lists_every_fault_with_its_rates() throws IOException {
    String page = Files.readString(PAGE);
    int from = page.indexOf(BEGIN) + BEGIN.length();
    int to = page.indexOf(END);
    if (Boolean.getBoolean("lockstep.docs.write")) {
      Files.writeString(PAGE, page.substring(0, from) + table() + page.substring(to));
      return;
    }
    assertThat(page.substring(from, to)).isEqualTo(table());
  }

  private static String table() {
    return """
    | fault | calm | usual | storm | counted in | what happens |
    |---|---|---|---|---|---|
    """
        + Arrays.stream(Fault.values())
            .map(fault ->
                "| `%s` | %s | %s | %s | %s | %s |\n"
                    .formatted(
                        fault,
                        FaultProfile.rateText("calm", fault),
                        FaultProfile.rateText("usual", fault),
                        FaultProfile.rateText("storm", fault),
                        fault.reach().words(),
                        fault.what()))
            .collect(Collectors.joining());
  }
}
