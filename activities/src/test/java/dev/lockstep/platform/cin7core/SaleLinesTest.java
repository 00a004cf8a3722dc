package dev.lockstep.platform.cin7core;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.common.LineId;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Lines without ids get ids that stay. */
class SaleLinesTest {
  private final TestAccount.Setup setup = TestAccount.setup(URI.create("http://unused.invalid"));
  private final ObjectNode mug = TestAccount.line("MUG", 2);
  private final ObjectNode cheaperMug = TestAccount.line("MUG", 2).put("Price", 9.5);
  private final ObjectNode plate = TestAccount.line("PLATE", 1);

  private List<LineId> ids(ObjectNode... lines) {
    ObjectNode sale = TestAccount.sale();
    ArrayNode there = sale.withObjectProperty("Order").withArrayProperty("Lines");
    Arrays.stream(lines).map(ObjectNode::deepCopy).forEach(there::add);
    return new SaleLines(setup.build())
        .of(Reading.of(TestAccount.CONNECTION, sale)).stream().map(SaleLine::id).toList();
  }

  @Test
  void they_move_with_their_lines() {
    List<LineId> before = ids(mug, cheaperMug, plate);

    assertThat(ids(plate, cheaperMug, mug)).isEqualTo(before.reversed());
  }

  @Test
  void a_line_that_comes_or_goes_leaves_the_others_alone() {
    List<LineId> all = ids(mug, cheaperMug, plate);

    assertThat(ids(cheaperMug, plate)).isEqualTo(all.subList(1, 3));
    assertThat(ids(TestAccount.line("BOWL", 1), mug, cheaperMug, plate)).containsAll(all);
  }

  @Test
  void a_changed_quantity_changes_no_id() {
    assertThat(ids(mug.deepCopy().put("Quantity", 5), plate)).isEqualTo(ids(mug, plate));
  }

  @Test
  void the_way_a_number_is_written_changes_no_id() {
    assertThat(ids(mug.deepCopy().put("Price", "10.0000"))).isEqualTo(ids(mug));
  }

  @Test
  void another_price_discount_or_source_is_another_line() {
    assertThat(
            List.of(
                ids(mug),
                ids(cheaperMug),
                ids(mug.deepCopy().put("Discount", 5)),
                ids(mug.deepCopy().put("DropShip", true))))
        .doesNotHaveDuplicates();
  }

  @Test
  void equal_lines_are_told_apart_by_their_units_and_not_by_their_place() {
    ObjectNode more = mug.deepCopy().put("Quantity", 7);
    List<LineId> ids = ids(mug, more);

    assertThat(ids).doesNotHaveDuplicates();
    assertThat(ids(more, mug)).isEqualTo(ids.reversed());
  }

  @Test
  void an_id_in_the_comment_is_taken_where_the_account_says_so() {
    ObjectNode named = mug.deepCopy().put("Comment", "gift wrap; line=W-17");
    List<LineId> byContent = ids(named);
    setup.commentLineId = Pattern.compile("line=(\\S+)");

    assertThat(ids(named)).containsExactly(new LineId("W-17"));
    assertThat(byContent).doesNotContain(new LineId("W-17"));
    assertThat(ids(mug)).isEqualTo(byContent);
  }

  @Test
  void a_comment_that_may_hold_a_name_never_becomes_an_id() {
    setup.commentLineId = Pattern.compile(".+");

    assertThat(ids(mug.deepCopy().put("Comment", "for Kim Muster"))).isEqualTo(ids(mug));
  }

  @Test
  void a_sku_of_any_length_and_any_characters_gives_a_legal_id() {
    assertThat(ids(TestAccount.line("Ünïcode/ ~*+".repeat(30), 1)))
        .allSatisfy(id -> assertThat(id.value()).matches("[A-Za-z0-9._-]{1,60}"));
  }
}
