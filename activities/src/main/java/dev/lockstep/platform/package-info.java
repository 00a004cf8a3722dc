/**
 * The platforms, one folder each: configuration, client, pure mapping both ways, port
 * implementation, webhook decoder.
 *
 * <p>This package holds only what they share: {@link dev.lockstep.platform.Platform}, the door of a
 * folder. No platform sees another; nothing outside names one, except the list in the worker.
 */
@NullMarked
package dev.lockstep.platform;

import org.jspecify.annotations.NullMarked;
