/**
 * What the flows need from a platform, in the house's words.
 *
 * <p>Implemented once per platform under {@code dev.lockstep.platform}, used by {@code
 * dev.lockstep.activity}. No wire type and no platform's name appears here. Outcomes are values; a
 * {@link dev.lockstep.port.PlatformFailure} means "could not find out or could not do".
 */
@NullMarked
package dev.lockstep.port;

import org.jspecify.annotations.NullMarked;
