/**
 * commercetools as an order source: configuration, client, mapping, webhooks.
 *
 * <p>Seen only through {@link dev.lockstep.port} and {@link dev.lockstep.port.webhook}. Its words
 * and wire shapes do not leave this package.
 */
@NullMarked
package dev.lockstep.platform.commercetools;

import org.jspecify.annotations.NullMarked;
