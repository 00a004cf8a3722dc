package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.common.ExceptionCode;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExceptionsCommandTest {
  @Nested
  @ExtendWith(StuckShop.Shared.class)
  class Listed {
    private final StuckShop shop;

    Listed(StuckShop shop) {
      this.shop = shop;
    }

    @Test
    void parked_orders_say_whose_they_are_since_when_and_until_when() {
      assertThat(shop.type("exceptions", "list").words().replaceAll("http\\S+", "<page>"))
          .isEqualTo(
              """
              CODE OWNER ORDER LINK SINCE DUE ASSIGNEE WEB UI
              DELIVERY_SERVICE_UNMAPPED OPERATIONS %s commercetools-scend <time> <time> (in <age>) – <page>
              ADDRESS_INVALID CUSTOMER_SERVICE %s commercetools-scend <time> <time> (in <age>) – <page>

              2 parked: ADDRESS_INVALID 1, DELIVERY_SERVICE_UNMAPPED 1.
              """
                  .formatted(
                      OrderCommandsSetting.number(shop.unmapped()),
                      OrderCommandsSetting.number(shop.badPostcode())));
    }

    @Test
    void since_is_when_the_order_was_parked() {
      JsonNode line = shop.type("exceptions", "list", "--json", "--code", "address_invalid").json();

      Instant due = Instant.parse(line.path("due").asText());
      assertThat(Duration.between(Instant.parse(line.path("since").asText()), due))
          .isBetween(Duration.ofMinutes(239), Duration.ofMinutes(240));
      assertThat(line.path("order").asText()).isEqualTo(shop.badPostcode().orderId());
      assertThat(line.path("overdue").asBoolean()).isFalse();
    }

    @Test
    void nothing_is_overdue_yet() {
      assertThat(shop.type("exceptions", "list", "--overdue"))
          .isEqualTo(new CommandRun(0, "", "Nothing is parked.%n".formatted()));
      assertThat(shop.type("exceptions", "list", "--owner", "finance").out()).isEmpty();
    }
  }

  @Nested
  class Explained {
    @Test
    void a_code_is_its_page_of_the_manual() {
      assertThat(CommandRun.of("exceptions", "explain", "price_mismatch").out())
          .startsWith(
              """
              PRICE_MISMATCH
                owner        finance
                stage        checking
                next step    Correct the order in the storefront, or have a named person release it as it is.
                resolutions  --retry | --amend FIELD[:LINE]=VALUE | --release-anyway | --cancel

              What it means
              """)
          .contains("\nWhat to check\n", "\nWhat to do\n", "\nIf nobody acts\n")
          .doesNotContain("**", "](");
    }

    @ParameterizedTest
    @EnumSource
    void every_code_has_a_page_with_every_section(ExceptionCode code) {
      JsonNode page = CommandRun.of("exceptions", "explain", "--json", code.name()).json();

      assertThat(page.path("owner").asText()).isEqualTo(code.owner().words());
      assertThat(page.path("sections").fieldNames())
          .toIterable()
          .containsExactly("What it means", "What to check", "What to do", "If nobody acts");
      assertThat(page.path("sections")).allSatisfy(text -> assertThat(text.asText()).isNotBlank());
    }

    @Test
    void a_code_that_heals_by_itself_says_so() {
      assertThat(CommandRun.of("exceptions", "explain", "QUOTA_EXHAUSTED").out())
          .contains("  by itself    it tries again every deadlines.retryParked of its link\n");
    }

    @Test
    void an_unknown_code_is_refused_with_those_there_are() {
      CommandRun run = CommandRun.of("exceptions", "explain", "SKU_LOST");

      assertThat(run.exitCode()).isEqualTo(2);
      assertThat(run.err())
          .startsWith("Invalid value for positional parameter at index 0 (CODE): expected one of [")
          .contains("SKU_UNKNOWN");
    }
  }
}
