package io.mien.runtime;

import java.util.Arrays;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;

/**
 * Writes numbers in log messages without groups: generation 1024, not 1,024, so that a number can be searched for and typed
 * again. {@code conf/logging.properties} names this class.
 */
public final class LogFormatter extends SimpleFormatter {
    @Override
    public String formatMessage(LogRecord event) {
        Object[] parameters = event.getParameters();
        if (parameters == null) {
            return super.formatMessage(event);
        }
        LogRecord plain = new LogRecord(event.getLevel(), event.getMessage());
        plain.setResourceBundle(event.getResourceBundle());
        plain.setParameters(Arrays.stream(parameters).map(LogFormatter::plain).toArray());
        return super.formatMessage(plain);
    }

    private static Object plain(Object parameter) {
        return parameter instanceof Number ? parameter.toString() : parameter;
    }
}
