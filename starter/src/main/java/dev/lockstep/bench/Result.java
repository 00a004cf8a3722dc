package dev.lockstep.bench;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import dev.lockstep.plot.BarPlot;
import java.util.List;

/** What a benchmark found out. Its components are the keys of the JSON object. */
public sealed interface Result
    permits OrderBench.Figures, WebhookBench.Figures, WaitingBench.Figures, QuotaBench.Figures {

  /** The rows of a table for people. */
  List<Row> rows();

  BarPlot plot();

  /** One figure with its name. */
  record Row(String name, String value) {
    @FormatMethod
    static Row of(String name, @FormatString String form, Object... values) {
      return new Row(name, form.formatted(values));
    }
  }
}
