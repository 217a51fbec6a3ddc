package io.mien.command.output;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times for people to read, in the time zone of the machine. */
public final class TimeText {
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private TimeText() {}

    /** To the second. */
    public static String of(Instant time) {
        return FORMAT.format(time.atZone(ZoneId.systemDefault()));
    }
}
