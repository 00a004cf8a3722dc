/**
 * The rehearsal: orders are placed, edited and cancelled on the stand-ins while a nemesis disturbs
 * calls, webhooks, clocks and processes, and the ledgers say whether anything went wrong.
 *
 * <p>Neighbours: started by {@link dev.lockstep.cli}; uses the platforms of {@link
 * dev.lockstep.demo}, but runs workers and receiver as processes of their own, so that they can be
 * killed as the kernel kills; judged by {@link dev.lockstep.rehearsal.verdict}. Invariant: what is
 * planned follows from orders, links, faults and seed.
 */
@NullMarked
package dev.lockstep.rehearsal;

import org.jspecify.annotations.NullMarked;
