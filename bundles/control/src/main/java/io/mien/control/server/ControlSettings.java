package io.mien.control.server;

import java.time.Duration;

/**
 * How a running product takes commands.
 *
 * @param connections commands at the same time
 * @param request longest wait for a connection to say what it wants
 * @param stall how long a command's output may not be taken before its connection is closed
 * @param yield the same, if the places are taken and another connection waits
 * @param drain how long running commands may take to end when the product ends
 */
public record ControlSettings(int connections, Duration request, Duration stall, Duration yield, Duration drain) {
    public ControlSettings {
        if (connections < 1 || request.isNegative() || stall.isNegative() || yield.isNegative() || drain.isNegative()) {
            throw new IllegalArgumentException("settings out of range: connections " + connections + ", request "
                    + request + ", stall " + stall + ", yield " + yield + ", drain " + drain);
        }
    }
}
