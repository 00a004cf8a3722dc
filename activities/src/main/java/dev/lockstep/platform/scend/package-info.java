/**
 * Scend as a warehouse, spoken as the profile {@code scend-assumed-v1}: its interface is not
 * public, so every assumption is a setting and is named on the platform's page.
 *
 * <p>{@link dev.lockstep.platform.scend.ScendWarehouse} implements the port; {@link
 * dev.lockstep.platform.scend.ScendClient} speaks HTTP; the {@code *Mapping} classes are pure and
 * turn wire into house words and back. Nothing outside this folder sees a wire type, and no message
 * of this folder repeats what Scend wrote in prose: it may hold personal data.
 */
@NullMarked
package dev.lockstep.platform.scend;

import org.jspecify.annotations.NullMarked;
