/**
 * Cin7 Core as an order source: configuration, client, mapping, the chain of documents that shows a
 * dispatch, webhooks.
 *
 * <p>Seen only through {@link dev.lockstep.port} and {@link dev.lockstep.port.webhook}. Its words
 * and wire shapes do not leave this package.
 */
@NullMarked
package dev.lockstep.platform.cin7core;

import org.jspecify.annotations.NullMarked;
