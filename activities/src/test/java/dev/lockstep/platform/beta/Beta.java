package dev.lockstep.platform.beta;

/** Something of a platform's own. */
public record Beta(String name) {}
