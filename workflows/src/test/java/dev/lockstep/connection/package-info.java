/** A pause of a connection, on a server whose time is virtual. */
@NullMarked
package dev.lockstep.connection;

import org.jspecify.annotations.NullMarked;
