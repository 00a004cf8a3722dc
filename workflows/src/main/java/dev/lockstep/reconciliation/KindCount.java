package dev.lockstep.reconciliation;

import dev.lockstep.common.Owner;

/** How many findings there are of one kind that one owner has to see to. */
public record KindCount(FindingKind kind, Owner owner, int findings) {}
