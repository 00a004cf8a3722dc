/**
 * Deposco as a warehouse: sales orders, outbound shipments and items of its API of the second
 * generation. What of it is not documented is a setting and is named on the platform's page.
 *
 * <p>{@link dev.lockstep.platform.deposco.DeposcoWarehouse} implements the port; {@link
 * dev.lockstep.platform.deposco.DeposcoClient} speaks HTTP; {@link
 * dev.lockstep.platform.deposco.Listing} reads listings and trusts no filter; the {@code *Mapping}
 * classes are pure and turn wire into house words and back. Nothing outside this folder sees a wire
 * type, and no message of this folder repeats what may name a person.
 */
@NullMarked
package dev.lockstep.platform.deposco;

import org.jspecify.annotations.NullMarked;
