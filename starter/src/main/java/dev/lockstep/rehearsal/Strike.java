package dev.lockstep.rehearsal;

import java.time.Duration;

/**
 * Something that befalls the whole system.
 *
 * @param afterOrder it is due when so many orders have been placed
 * @param delay from then until it strikes
 * @param length how long it lasts: the victim stays away, or every call fails
 * @param target which of the victims there are, counted from 0 and round and round
 */
record Strike(Fault fault, int afterOrder, Duration delay, Duration length, int target) {}
