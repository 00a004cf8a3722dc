package dev.lockstep.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.alerting.AlertText.Fact;
import dev.lockstep.alerting.AlertText.Part;
import dev.lockstep.alerts.AlertKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NEW       | 7 orders wait for operations: DELIVERY_SERVICE_UNMAPPED on link uk",
        "GROWN     | 7 orders wait for operations, 2 of them new: DELIVERY_SERVICE_UNMAPPED on link uk",
        "ESCALATED | Nobody acted in time. 7 orders wait for operations: DELIVERY_SERVICE_UNMAPPED on link uk",
        "REMINDER  | Still so. 7 orders wait for operations: DELIVERY_SERVICE_UNMAPPED on link uk",
        "EASED     | No longer late. 7 orders wait for operations: DELIVERY_SERVICE_UNMAPPED on link uk",
        "RESOLVED  | Over: no order waits any more. DELIVERY_SERVICE_UNMAPPED on link uk",
        "TEST      | This is a test of the alerts; nothing has happened."
      })
  void the_headline_says_what_happened(AlertKind kind, String headline) {
    assertThat(Samples.WORDING.text(Samples.unmapped(kind)).title()).isEqualTo(headline);
  }

  @Test
  void an_alert_says_everything_it_takes_to_act() {
    Part part = Samples.WORDING.text(Samples.unmapped(AlertKind.ESCALATED)).parts().getFirst();

    assertThat(part.facts())
        .containsExactly(
            new Fact("Severity", "warning"),
            new Fact("Oldest since", "23 Nov 09:59 GMT (2 h 1 min)"),
            new Fact("Due", "23 Nov 11:50 GMT (overdue for 10 min)"),
            new Fact("Orders", "A-1001, A-1002 and 5 more"),
            new Fact(
                "Finding", "The method <Next day & gift> is not [mapped](https://evil.example)."),
            new Fact(
                "Next step",
                "Add the delivery service to the link's mapping and retry, or amend this order."),
            new Fact("Told before", "desk"));
    assertThat(part.command()).isEqualTo("./lockstep orders explain A-1001 --link uk");
    assertThat(part.link())
        .hasToString(
            "https://temporal.example/namespaces/shop/workflows?query=WorkflowType%3D%22Order%22%20AND%20ExecutionStatus%3D%22Running%22%20AND%20LockstepException%3D%22DELIVERY_SERVICE_UNMAPPED%22%20AND%20LockstepLink%3D%22uk%22");
  }

  @Test
  void a_cause_in_a_connection_leads_to_the_doctor_and_one_order_to_its_page() {
    Part part = Samples.WORDING.text(Samples.outage(AlertKind.NEW)).parts().getFirst();

    assertThat(part.headline())
        .isEqualTo(
            "1 order waits for integration engineers: CONNECTION_UNAVAILABLE on connection dc");
    assertThat(part.facts())
        .contains(new Fact("Since", "22 Nov 11:00 GMT (1 d 1 h)"), new Fact("Order", "B 1"))
        .noneMatch(fact -> fact.label().equals("Finding"));
    assertThat(part.command()).isEqualTo("./lockstep doctor");
    assertThat(part.link())
        .hasToString("https://temporal.example/namespaces/shop/workflows/order%2Fuk%2F8f0d");
  }

  @Test
  void what_is_over_asks_nothing_of_anybody() {
    Part part = Samples.WORDING.text(Samples.outage(AlertKind.RESOLVED)).parts().getFirst();

    assertThat(part.facts())
        .containsExactly(new Fact("Severity", "critical"), new Fact("Lasted", "1 d 1 h"));
    assertThat(part.command()).isNull();
    assertThat(part.link()).isNull();
  }

  @Test
  void a_digest_shows_the_first_and_counts_the_rest() {
    AlertText text = Samples.WORDING.text(Samples.digest(40));

    assertThat(text.title()).isEqualTo("40 matters have changed");
    assertThat(text.parts()).hasSize(15);
    assertThat(text.more()).isEqualTo(25);
    assertThat(text.parts().getFirst().facts())
        .extracting(Fact::label)
        .containsExactly("Orders", "Next step");
  }
}
