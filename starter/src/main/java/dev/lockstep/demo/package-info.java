/**
 * The demo: every part of Lockstep on one machine, between stand-ins, with orders that go right and
 * orders that go wrong.
 *
 * <p>Neighbours: started by {@link dev.lockstep.cli}; starts {@link dev.lockstep.temporal}, the
 * sandbox, the webhook receiver, the sweeps and the worker as the separate commands do. Invariant:
 * what was lost, duplicated, confirmed or cancelled is judged by {@link
 * dev.lockstep.demo.LedgerVerdict} from the stand-ins' ledgers, never from Lockstep's own state.
 */
@NullMarked
package dev.lockstep.demo;

import org.jspecify.annotations.NullMarked;
