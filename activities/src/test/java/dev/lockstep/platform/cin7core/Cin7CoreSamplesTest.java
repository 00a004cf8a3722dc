package dev.lockstep.platform.cin7core;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.lockstep.common.FulfilmentRef;
import dev.lockstep.common.OrderId;
import dev.lockstep.platform.PlatformContext;
import dev.lockstep.port.OrderSource;
import dev.lockstep.port.PlatformFailure;
import dev.lockstep.sandbox.cin7core.Cin7Options;
import dev.lockstep.sandbox.cin7core.Cin7StandIn;
import dev.lockstep.sandbox.cin7core.sample.Cin7SampleKind;
import dev.lockstep.sandbox.cin7core.sample.Cin7Samples;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Every kind of sample sale, and what it may and may not leave behind. */
class Cin7CoreSamplesTest {
  private final Cin7StandIn standIn = Cin7StandIn.start(Cin7Options.defaults());
  private final PlatformContext context = TestAccount.context();
  private final OrderSource source =
      TestAccount.source(TestAccount.setup(standIn.apiUri()).build(), context);

  @AfterEach
  void stop() {
    context.http().connectionPool().evictAll();
    standIn.close();
  }

  @Test
  void every_sample_reads_or_says_which_field_is_wrong() {
    Cin7Samples samples = new Cin7Samples(11);
    for (Cin7SampleKind kind : Cin7SampleKind.values()) {
      OrderId order = TestAccount.id(standIn.merchant().place(samples.next(kind)));
      try {
        assertThat(source.read(order)).isPresent();
        assertThat(kind).isNotEqualTo(Cin7SampleKind.FRACTIONAL);
      } catch (PlatformFailure failure) {
        assertThat(kind).isEqualTo(Cin7SampleKind.FRACTIONAL);
        assertThat(failure).hasMessageContaining("field=Order.Lines[0].Quantity");
      }
    }
  }

  @Test
  void nothing_personal_stands_in_the_wire_log() {
    Logger wire = (Logger) LoggerFactory.getLogger("dev.lockstep.wire");
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    lines.start();
    wire.addAppender(lines);
    Level before = wire.getEffectiveLevel();
    wire.setLevel(Level.TRACE);
    try {
      Cin7Samples samples = new Cin7Samples(7);
      for (Cin7SampleKind kind : Cin7SampleKind.values()) {
        if (kind == Cin7SampleKind.FRACTIONAL) {
          continue;
        }
        OrderId order = TestAccount.id(standIn.merchant().place(samples.next(kind)));
        source.read(order);
        source.acknowledgeRelease(order, FulfilmentRef.whole(order), "SC-1");
      }
      String log =
          lines.list.stream()
              .map(ILoggingEvent::getFormattedMessage)
              .collect(Collectors.joining("\n"));
      assertThat(log)
          .contains("\"method\":\"PUT\",\"path\":\"sale\"", "\"status\":200", "\"received\":{");
      assertThat(samples.personalData()).isNotEmpty().noneMatch(log::contains);
      assertThat(log).doesNotContain(Cin7Options.APPLICATION_KEY, Cin7Options.ACCOUNT_ID);
    } finally {
      wire.setLevel(before);
      wire.detachAppender(lines);
    }
  }
}
