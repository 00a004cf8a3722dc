/**
 * The words every flow shares: ids as records, kinds of failure, exception codes and their owners.
 *
 * <p>Everything here may enter a workflow history, so nothing here may hold personal data.
 */
@NullMarked
package dev.lockstep.common;

import org.jspecify.annotations.NullMarked;
