/**
 * SCAYLE as an order source: configuration, client, mapping, webhooks.
 *
 * <p>An order item is one physical unit; a line here is all units of one SKU that share warehouse,
 * price and tax. Writes name units, and nothing at the platform is safe to repeat: every write
 * reads what is there, sends what is missing, and looks until it shows.
 *
 * <p>Seen only through {@link dev.lockstep.port} and {@link dev.lockstep.port.webhook}. Its words
 * and wire shapes do not leave this package.
 */
@NullMarked
package dev.lockstep.platform.scayle;

import org.jspecify.annotations.NullMarked;
