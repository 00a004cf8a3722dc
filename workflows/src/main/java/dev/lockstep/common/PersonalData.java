package dev.lockstep.common;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a type that holds names, addresses or contact details.
 *
 * <p>Such a type lives inside one activity attempt: it may not be reached from a message, an
 * activity's arguments or result, or workflow state. An architecture test enforces it. Its {@code
 * toString} must not show its content.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface PersonalData {}
