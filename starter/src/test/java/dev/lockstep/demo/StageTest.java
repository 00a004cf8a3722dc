package dev.lockstep.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.demo.stage.Depot;
import dev.lockstep.demo.stage.ForeignNames;
import dev.lockstep.demo.stage.Shop;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StageTest {
  private static final Set<String> EVERYWHERE =
      Set.of(
          "paid and shipped",
          "SKU unknown",
          "cancelled in time",
          "cancelled too late",
          "shipped in two parts",
          "tracking follows later",
          "cancelled by the warehouse",
          "warehouse took it, answer lost",
          "warehouse took it, answered 500",
          "warehouse asks to slow down",
          "storefront wrote, answered 500");

  @ParameterizedTest
  @EnumSource
  void no_pair_goes_without_the_essential_stories(Pair pair) {
    assertThat(stories(pair)).containsAll(EVERYWHERE);
  }

  @Test
  void every_story_is_played_by_some_pair() {
    Set<String> played =
        Pair.all().stream().flatMap(pair -> stories(pair).stream()).collect(Collectors.toSet());

    assertThat(played)
        .isEqualTo(StoryBook.stories().stream().map(Story::name).collect(Collectors.toSet()));
  }

  @Test
  void what_only_one_shop_knows_is_played_with_that_shop_alone() {
    assertThat(stories(Pair.SCAYLE_DEPOSCO))
        .contains("customer asks the shop, in time", "handed over twice")
        .doesNotContain("backordered, allocated later");
    assertThat(stories(Pair.CIN7CORE_DEPOSCO))
        .contains("backordered, allocated later", "picked in the shop's own books")
        .doesNotContain("handed over twice");
  }

  private static Set<String> stories(Pair pair) {
    try (Shop shop = pair.shop().open(1, ForeignNames.NONE, InstantSource.system());
        Depot depot = pair.depot().open(1, Duration.ofSeconds(1), InstantSource.system())) {
      return new Stage(pair, shop, depot)
          .stories().stream().map(Story::name).collect(Collectors.toSet());
    }
  }
}
