package dev.lockstep;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.lockstep.order.OrderWorkflow;
import dev.lockstep.order.model.Address;
import dev.lockstep.order.twin.AwaitsWithATimer;
import dev.lockstep.order.twin.CarriesAnAddress;
import dev.lockstep.order.twin.ReadsAFile;
import dev.lockstep.order.twin.ReadsTheClock;
import dev.lockstep.order.twin.ReadsTheEnvironment;
import dev.lockstep.order.twin.StartsAThread;
import dev.lockstep.order.twin.ThrowsDice;
import dev.lockstep.twin.one.Left;
import dev.lockstep.twin.two.Right;
import io.temporal.activity.ActivityInterface;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Random;
import java.util.Timer;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** What workflow code may know. Each rule is also shown a small class that breaks it. */
class ArchitectureTest {
  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.lockstep");

  private static void holdsAndRejects(ArchRule rule, Class<?>... twins) {
    rule.check(MAIN);
    for (Class<?> twin : twins) {
      assertThat(rule.evaluate(new ClassFileImporter().importClasses(twin)).hasViolation())
          .as(twin.getSimpleName())
          .isTrue();
    }
  }

  private static DescribedPredicate<JavaCall<?>> callTo(Class<?> type, String methods) {
    return DescribedPredicate.describe(
        type.getSimpleName() + "." + methods,
        call -> call.getTargetOwner().isEquivalentTo(type) && call.getName().matches(methods));
  }

  @Test
  void workflow_code_reads_no_clock() {
    holdsAndRejects(
        noClasses()
            .should()
            .callMethodWhere(
                target(nameMatching("now")).and(target(owner(resideInAnyPackage("java.time..")))))
            .orShould()
            .callMethodWhere(callTo(System.class, "currentTimeMillis|nanoTime"))
            .orShould()
            .dependOnClassesThat(belongToAnyOf(Clock.class, InstantSource.class)),
        ReadsTheClock.class);
  }

  @Test
  void workflow_code_throws_no_dice() {
    holdsAndRejects(
        noClasses()
            .should()
            .callMethodWhere(callTo(Math.class, "random"))
            .orShould()
            .callMethodWhere(callTo(UUID.class, "randomUUID"))
            .orShould()
            .dependOnClassesThat(belongToAnyOf(Random.class, RandomGenerator.class)),
        ThrowsDice.class);
  }

  @Test
  void workflow_code_starts_no_thread() {
    holdsAndRejects(
        noClasses()
            .should()
            .dependOnClassesThat(
                belongToAnyOf(
                    Thread.class,
                    Timer.class,
                    Executors.class,
                    ExecutorService.class,
                    CompletableFuture.class))
            .orShould()
            .dependOnClassesThat(resideInAnyPackage("java.util.concurrent.locks..")),
        StartsAThread.class);
  }

  @Test
  void workflow_code_does_no_io() {
    holdsAndRejects(
        noClasses()
            .should()
            .dependOnClassesThat(
                resideInAnyPackage(
                    "java.io..",
                    "java.nio.file..",
                    "java.nio.channels..",
                    "java.net.http..",
                    "java.sql..")),
        ReadsAFile.class);
  }

  @Test
  void workflow_code_reads_no_environment() {
    holdsAndRejects(
        noClasses()
            .should()
            .callMethodWhere(callTo(System.class, "getenv|getProperty|getProperties")),
        ReadsTheEnvironment.class);
  }

  @Test
  void only_TimedWait_awaits_with_a_timer() {
    holdsAndRejects(
        noClasses()
            .that()
            .doNotHaveSimpleName("TimedWait")
            .should()
            .callMethodWhere(
                DescribedPredicate.describe(
                    "Workflow.await(Duration, ...)",
                    call ->
                        call.getTargetOwner().isEquivalentTo(Workflow.class)
                            && call.getName().equals("await")
                            && call.getTarget()
                                .getRawParameterTypes()
                                .getFirst()
                                .isEquivalentTo(Duration.class))),
        AwaitsWithATimer.class);
  }

  @Test
  void messages_reach_no_personal_data() {
    ArchRule rule =
        classes()
            .that()
            .areAnnotatedWith(WorkflowInterface.class)
            .or()
            .areAnnotatedWith(ActivityInterface.class)
            .should(new ReachNoPersonalData());

    rule.check(MAIN);
    JavaClasses twin =
        new ClassFileImporter()
            .importClasses(
                CarriesAnAddress.class,
                CarriesAnAddress.Envelope.class,
                CarriesAnAddress.Letter.class,
                Address.class);
    assertThat(rule.evaluate(twin).hasViolation()).isTrue();
  }

  @Test
  void every_order_message_was_looked_at() {
    JavaClass workflow = MAIN.get(OrderWorkflow.class);

    assertThat(ReachNoPersonalData.reachedFrom(workflow))
        .extracting(JavaClass::getSimpleName)
        .contains("OrderRequest", "OrderStatus", "Finding", "LineQuantity", "CancellationDecision");
  }

  @Test
  void packages_form_no_cycle() {
    ArchRule rule = slices().matching("dev.lockstep.(**)").should().beFreeOfCycles();

    rule.check(MAIN);
    assertThat(
            rule.evaluate(new ClassFileImporter().importClasses(Left.class, Right.class))
                .hasViolation())
        .isTrue();
  }
}
