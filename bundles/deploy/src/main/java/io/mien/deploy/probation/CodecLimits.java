package io.mien.deploy.probation;

import java.time.Duration;

/**
 * The conditions under which a new picture codec stays.
 *
 * @param calls that it must answer as the codec before it does
 * @param longest after which its probation is over, however few the calls
 * @param deadline of one call, beside ten times what the codec before it took
 * @param difference largest mean difference of two pictures, 0..255
 */
public record CodecLimits(int calls, Duration longest, Duration deadline, double difference) {}
