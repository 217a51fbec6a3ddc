package io.mien.sightings;

import io.mien.MienException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A time in the past, as a person types it. */
final class SinceTime {
    private static final Pattern AGO = Pattern.compile("(\\d{1,6})([mhd])");

    private SinceTime() {}

    /**
     * @param text {@code 30m}, {@code 2h} or {@code 7d} ago, a day such as {@code 2026-08-01}, or a time such as
     *     {@code 2026-08-01T10:30}
     * @param zone that a day and a time are of
     * @throws MienException if it is none of these
     */
    static Instant parse(String text, Instant now, ZoneId zone) throws MienException {
        Matcher ago = AGO.matcher(text);
        if (ago.matches()) {
            long number = Long.parseLong(ago.group(1));
            return now.minus(
                    switch (ago.group(2)) {
                        case "m" -> Duration.ofMinutes(number);
                        case "h" -> Duration.ofHours(number);
                        default -> Duration.ofDays(number);
                    });
        }
        try {
            LocalDateTime time = text.contains("T")
                    ? LocalDateTime.parse(text)
                    : LocalDate.parse(text).atStartOfDay();
            return time.atZone(zone).toInstant();
        } catch (DateTimeException e) {
            throw new MienException(
                    "'" + text + "' is not a time: 30m, 2h or 7d ago, 2026-08-01 or 2026-08-01T10:30", e);
        }
    }
}
