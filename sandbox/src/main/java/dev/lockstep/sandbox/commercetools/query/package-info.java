/**
 * The query language of commercetools: predicates, sorting, paging, reference expansion.
 *
 * <p>Works on plain JSON documents; {@code commercetools} decides which documents may be seen.
 *
 * <p>Invariant: a query changes nothing, and what the parser does not know is an error, never
 * "all".
 */
@NullMarked
package dev.lockstep.sandbox.commercetools.query;

import org.jspecify.annotations.NullMarked;
