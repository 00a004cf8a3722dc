/**
 * Scend as a warehouse: configuration, client, mapping, webhooks.
 *
 * <p>Seen only through {@link dev.lockstep.port} and {@link dev.lockstep.port.webhook}. Its words
 * and wire shapes do not leave this package. The profile {@code scend-assumed-v1} is assumed, so
 * every assumption is configuration.
 */
@NullMarked
package dev.lockstep.platform.scend;

import org.jspecify.annotations.NullMarked;
