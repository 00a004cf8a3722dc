package dev.lockstep.twin.two;

import dev.lockstep.twin.one.Left;
import java.util.List;

/** Breaks, with its other half, the rule that packages form no cycle. */
public record Right(List<Left> lefts) {}
