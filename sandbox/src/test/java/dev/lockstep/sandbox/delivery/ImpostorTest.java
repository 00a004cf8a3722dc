package dev.lockstep.sandbox.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ImpostorTest {
  private static final String ORDER = "10ce6ede-395c-397f-a472-e15f7b45a1ca";

  @Test
  void an_unknown_id_looks_like_the_one_it_stands_for() {
    assertThat(Impostor.idLike(ORDER)).hasSameSizeAs(ORDER).isNotEqualTo(ORDER);
    assertThat(Impostor.idLike(ORDER + "~2")).isEqualTo(Impostor.idLike(ORDER) + "~2");
    assertThat(Impostor.idLike("4711")).isEqualTo("94711");
    assertThat(Impostor.idLike("R1")).isEqualTo("R1x");
  }

  @Test
  void every_mention_of_the_order_is_replaced_in_small_and_capital_letters() {
    String other = Impostor.idLike(ORDER);
    assertThat(Impostor.written(ORDER, "{\"id\":\"%s\",\"SaleID\":\"%S\"}".formatted(ORDER, ORDER)))
        .isEqualTo("{\"id\":\"%s\",\"SaleID\":\"%S\"}".formatted(other, other));
  }

  @Test
  void a_notice_about_no_order_stays_as_it_is() {
    assertThat(Impostor.written("", "{}")).isEqualTo("{}");
  }
}
