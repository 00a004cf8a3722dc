package dev.lockstep.plot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.plot.BarPlot.Bar;
import dev.lockstep.plot.BarPlot.Colour;
import dev.lockstep.plot.BarPlot.Line;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class BarPlotTest {
  private static final BarPlot PLOT =
      new BarPlot(
          "Orders & more",
          List.of(new Bar("ours", 10, Colour.OURS), new Bar("<bare>", 20, Colour.OTHER)),
          new Line(15, "goal"));

  @Test
  void a_picture_is_a_well_formed_file_of_its_own() throws Exception {
    Document svg =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(PLOT.svg().getBytes(StandardCharsets.UTF_8)));

    assertThat(svg.getDocumentElement().getTagName()).isEqualTo("svg");
    assertThat(svg.getElementsByTagName("title").item(0).getTextContent())
        .isEqualTo("Orders & more");
  }

  @Test
  void a_page_says_what_is_shown_and_loads_nothing() {
    assertThat(PLOT.page())
        .startsWith("<!doctype html>")
        .contains("Orders &amp; more", "&lt;bare&gt;: 20.00", "goal")
        .doesNotContain("<script", "src=");
  }

  @Test
  void without_a_goal_there_is_no_line_across() {
    BarPlot plain = new BarPlot("Orders", PLOT.bars(), Line.NONE);

    assertThat(plain.svg()).doesNotContain("class=\"limit\"");
    assertThat(PLOT.svg()).contains("class=\"limit\"");
  }
}
