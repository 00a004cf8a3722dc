/**
 * How a platform's webhook becomes hints. Each platform's folder holds its own decoder; the
 * receiver in {@code starter} knows only these types.
 */
@NullMarked
package dev.lockstep.port.webhook;

import org.jspecify.annotations.NullMarked;
