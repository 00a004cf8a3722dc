/** The order workflow as a specification, on a server whose time is virtual. */
@NullMarked
package dev.lockstep.order;

import org.jspecify.annotations.NullMarked;
