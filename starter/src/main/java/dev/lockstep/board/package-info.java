/**
 * One page for people who want to know whether orders leave the house: read-only, made on the
 * server, served by the receiver of webhooks.
 *
 * <p>{@link dev.lockstep.board.Watch} asks Temporal's lists through {@link
 * dev.lockstep.board.Visibility} and makes {@link dev.lockstep.board.Figures} of them, {@link
 * dev.lockstep.board.Page} draws these, {@link dev.lockstep.board.Board} lets in who may look.
 * Invariant: however many look, Temporal is asked once in some seconds, and nothing on the page is
 * personal data.
 */
@NullMarked
package dev.lockstep.board;

import org.jspecify.annotations.NullMarked;
