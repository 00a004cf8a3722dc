package dev.lockstep.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvTest {

  @Test
  void each_finding_is_a_row() {
    assertThat(Csv.findings(Reports.busy(), Reports.REPAIRS).lines())
        .hasSize(5)
        .startsWith(
            "order,number,link,day,finding,owner,progress,exception,source,temporal,warehouse,repair",
            "8f0c5c1e,UK-100234,uk,2026-11-20,NOT_STARTED,INTEGRATION_ENGINEERS,OPEN,,\"due, 2 wanted, 0 shown as dispatched\",\"running, awaiting dispatch\",\"dc: Dispatched, 2 to ship, 2 shipped\",lockstep orders start --config lockstep.yaml --link uk 8f0c5c1e");
  }

  @Test
  void each_day_and_currency_is_a_row() {
    assertThat(Csv.days(Reports.busy()).lines())
        .containsExactly(
            "link,day,placed,cancelled,waiting,due,released,dispatched,confirmed,unknown,parked,with_findings,currency,placed_value,released_value,dispatched_value,confirmed_value",
            "uk,2026-11-20,120,5,4,2,108,100,98,1,2,3,GBP,4990.00,4990.00,4890.00,4790.00",
            "uk,2026-11-21,80,2,3,5,70,40,40,0,0,1,,,,,");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          plain|plain
          a,b|"a,b"
          say "hi"|"say ""hi""\"
          =1+1|'=1+1
          @SUM(A1)|'@SUM(A1)
          """)
  void a_cell_is_never_more_than_a_cell(String value, String cell) {
    assertThat(Csv.cell(value)).isEqualTo(cell);
  }
}
