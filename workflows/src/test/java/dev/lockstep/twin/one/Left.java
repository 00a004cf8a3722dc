package dev.lockstep.twin.one;

import dev.lockstep.twin.two.Right;
import java.util.List;

/** Breaks, with its other half, the rule that packages form no cycle. */
public record Left(List<Right> rights) {}
