package io.mien.runtime;

import java.lang.System.Logger.Level;
import org.apache.felix.framework.Logger;

/** Sends what Felix logs to the JDK's log; Felix's own would write it between a command's answers on standard output. */
final class FrameworkLog extends Logger {
    private static final System.Logger LOG = System.getLogger("org.apache.felix.framework");

    @Override
    protected void doLog(int level, String message, Throwable cause) {
        LOG.log(level(level), message, cause);
    }

    private static Level level(int level) {
        return switch (level) {
            case LOG_ERROR -> Level.ERROR;
            case LOG_WARNING -> Level.WARNING;
            case LOG_INFO -> Level.INFO;
            default -> Level.DEBUG;
        };
    }
}
