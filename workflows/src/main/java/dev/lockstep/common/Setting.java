package dev.lockstep.common;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * One key of the configuration: stands on a record component of the same name.
 *
 * <p>A component without a default is required, unless it is {@code @Nullable}. The configuration
 * reference is checked against these.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Setting {
  /** What it is for, in one sentence, with its unit. */
  String value();

  /** The default as one would write it in YAML; empty where there is none. */
  String byDefault() default "";
}
