package dev.lockstep;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.lockstep.activity.twin.NamesAPlatform;
import dev.lockstep.activity.twin.SpeaksHttp;
import dev.lockstep.order.twin.SeesAPort;
import dev.lockstep.platform.alpha.SeesBeta;
import dev.lockstep.platform.beta.Beta;
import dev.lockstep.port.twin.HoldsAWireType;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who may see whom. Each rule is also shown a small class that breaks it. */
class ArchitectureTest {
  private static final String PLATFORMS = "dev.lockstep.platform.";
  private static final Set<String> LISTS_OF_PLATFORMS = Set.of("Platforms", "Wiring");
  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.lockstep");

  private static void holdsAndRejects(ArchRule rule, Class<?>... twins) {
    rule.check(MAIN);
    assertThat(rule.evaluate(new ClassFileImporter().importClasses(twins)).hasViolation()).isTrue();
  }

  @Test
  void workflows_never_see_ports_or_activities() {
    holdsAndRejects(
        noClasses()
            .that()
            .resideInAnyPackage("dev.lockstep.order..", "dev.lockstep.common..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "dev.lockstep.port..",
                "dev.lockstep.activity..",
                "dev.lockstep.platform..",
                "dev.lockstep.http.."),
        SeesAPort.class);
  }

  @Test
  void platforms_never_see_each_other() {
    holdsAndRejects(
        slices()
            .matching("dev.lockstep.platform.(*)..")
            .should()
            .notDependOnEachOther()
            .allowEmptyShould(true),
        SeesBeta.class,
        Beta.class);
  }

  @Test
  void nothing_outside_its_folder_names_a_platform() {
    holdsAndRejects(classes().should(new NameNoPlatform()), NamesAPlatform.class, Beta.class);
  }

  @Test
  void ports_hold_no_wire_types() {
    holdsAndRejects(
        noClasses()
            .that()
            .resideInAPackage("dev.lockstep.port..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("okhttp3..", "okio..", "com.fasterxml.jackson..", "io.temporal.."),
        HoldsAWireType.class);
  }

  @Test
  void activities_know_no_wire() {
    ArchRule rule =
        noClasses()
            .that()
            .resideInAPackage("dev.lockstep.activity..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("okhttp3..", "com.fasterxml.jackson..", "dev.lockstep.http..");

    holdsAndRejects(rule, SpeaksHttp.class);
  }

  @Test
  void packages_form_no_cycle() {
    slices().matching("dev.lockstep.(**)").should().beFreeOfCycles().check(MAIN);
  }

  /** Of a platform's folder, only the list of platforms and the wiring may know. */
  private static final class NameNoPlatform extends ArchCondition<JavaClass> {
    private static final DescribedPredicate<JavaClass> MAY_NAME_THEM =
        DescribedPredicate.describe(
            "are a list of platforms", type -> LISTS_OF_PLATFORMS.contains(type.getSimpleName()));

    NameNoPlatform() {
      super("name no platform from outside its folder");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
      if (MAY_NAME_THEM.test(type)) {
        return;
      }
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        String platform = platformOf(dependency.getTargetClass());
        if (!platform.isEmpty() && !platform.equals(platformOf(type))) {
          events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
        }
      }
    }

    private static String platformOf(JavaClass type) {
      String name = type.getPackageName();
      if (!name.startsWith(PLATFORMS)) {
        return "";
      }
      String rest = name.substring(PLATFORMS.length());
      int dot = rest.indexOf('.');
      return dot < 0 ? rest : rest.substring(0, dot);
    }
  }
}
