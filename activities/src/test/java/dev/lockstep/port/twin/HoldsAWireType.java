package dev.lockstep.port.twin;

import okhttp3.HttpUrl;

/** Breaks the rule that ports hold no wire types. */
public record HoldsAWireType(HttpUrl address) {}
