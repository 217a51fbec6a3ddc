package io.mien.command.call;

import java.time.Duration;

/**
 * A product's settings for commands that reach it while it runs.
 *
 * @param connections commands at the same time
 * @param request longest wait for a connection to say what it wants
 * @param stall how long a command's output may not be taken before its connection is closed
 * @param yield the same, if the places are taken and another connection waits
 * @param drain how long running commands may take to end when the product ends
 * @param threads of the inference engine for one call, 0 for all processors
 * @param deadline of a call of a stage, unless the recognizer's configuration says another
 */
public record ServeSettings(
        int connections,
        Duration request,
        Duration stall,
        Duration yield,
        Duration drain,
        int threads,
        Duration deadline) {
    public ServeSettings {
        if (connections < 1
                || request.isNegative()
                || stall.isNegative()
                || yield.isNegative()
                || drain.isNegative()
                || threads < 0
                || deadline.isNegative()) {
            throw new IllegalArgumentException("settings out of range: connections " + connections + ", request "
                    + request + ", stall " + stall + ", yield " + yield + ", drain " + drain + ", threads " + threads
                    + ", deadline " + deadline);
        }
    }
}
