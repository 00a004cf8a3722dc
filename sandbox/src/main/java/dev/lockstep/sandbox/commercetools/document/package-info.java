/**
 * Rules of the order document itself: where shipping infos stand and what totals add up to.
 *
 * <p>Used by the stand-in and by its samples, which must agree.
 *
 * <p>Invariant: works on plain documents; knows neither store nor HTTP.
 */
@NullMarked
package dev.lockstep.sandbox.commercetools.document;

import org.jspecify.annotations.NullMarked;
