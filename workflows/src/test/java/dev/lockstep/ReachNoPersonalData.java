package dev.lockstep;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.lockstep.common.PersonalData;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Follows the types in an interface's signatures through their fields, type arguments and variants,
 * and finds those that hold personal data.
 */
final class ReachNoPersonalData extends ArchCondition<JavaClass> {
  ReachNoPersonalData() {
    super("reach no personal data");
  }

  @Override
  public void check(JavaClass messages, ConditionEvents events) {
    for (JavaClass reached : reachedFrom(messages)) {
      if (reached.isAnnotatedWith(PersonalData.class)) {
        events.add(
            SimpleConditionEvent.violated(
                messages,
                messages.getSimpleName() + " reaches personal data: " + reached.getName()));
      }
    }
  }

  static Set<JavaClass> reachedFrom(JavaClass messages) {
    Set<JavaClass> reached = new LinkedHashSet<>();
    Deque<JavaClass> open = new ArrayDeque<>();
    for (JavaMethod method : messages.getMethods()) {
      open.addAll(method.getReturnType().getAllInvolvedRawTypes());
      method.getParameterTypes().forEach(type -> open.addAll(type.getAllInvolvedRawTypes()));
    }
    while (!open.isEmpty()) {
      JavaClass next = open.pop();
      if (!next.getPackageName().startsWith("dev.lockstep") || !reached.add(next)) {
        continue;
      }
      for (JavaField field : next.getAllFields()) {
        if (!field.getModifiers().contains(JavaModifier.STATIC)) {
          open.addAll(field.getType().getAllInvolvedRawTypes());
        }
      }
      open.addAll(next.getAllSubclasses());
    }
    return reached;
  }
}
