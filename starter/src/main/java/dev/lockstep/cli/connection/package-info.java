/**
 * What the commands about connections do: announce a pause, end it, and see whether anything of a
 * connection is still under way.
 *
 * <p>Needs Temporal only: a pause is taken where no worker runs, and no platform is called.
 */
@NullMarked
package dev.lockstep.cli.connection;

import org.jspecify.annotations.NullMarked;
