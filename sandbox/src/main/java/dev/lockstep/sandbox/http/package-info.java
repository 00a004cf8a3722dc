/**
 * What a stand-in sees of HTTP: a call, an answer, a table of routes, and JSON.
 *
 * <p>Feeds {@code fault} and {@code server}; the platforms are written against these types only.
 *
 * <p>Invariant: nothing here knows a web server, so every platform rule can be read without one.
 */
@NullMarked
package dev.lockstep.sandbox.http;

import org.jspecify.annotations.NullMarked;
