/**
 * Manual pages, made from the same description of a command that its {@code --help} shows.
 *
 * <p>Invariant: a page states what the command line parses; nothing in it is written twice.
 */
@NullMarked
package dev.lockstep.cli.man;

import org.jspecify.annotations.NullMarked;
