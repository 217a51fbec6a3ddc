package io.mien.trust.release;

import io.mien.boot.json.JsonException;
import io.mien.boot.json.Members;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What all metadata of TUF begins with.
 *
 * @param version 1 or more
 * @param expires in whole seconds
 */
record MetadataHeader(long version, Instant expires) {
    /** Of TUF, as this code writes it. Versions that begin with the same number are read. */
    private static final String SPECIFICATION = "1.0.34";

    private static final Pattern READ = Pattern.compile("1\\.\\d{1,9}(\\.\\d{1,9})?");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    /** @throws IllegalArgumentException if the expiry has no form in TUF */
    MetadataHeader {
        expires = expires.truncatedTo(ChronoUnit.SECONDS);
        if (expires.isAfter(LAST) || expires.isBefore(Instant.EPOCH)) {
            throw new IllegalArgumentException("the expiry " + expires + " is not between the years 1970 and 9999");
        }
    }

    static MetadataHeader read(Members json, String type) throws JsonException {
        String actual = json.get("_type", String.class);
        if (!actual.equals(type)) {
            throw new JsonException("its _type is not '" + type + "'");
        }
        if (!READ.matcher(json.get("spec_version", String.class)).matches()) {
            throw new JsonException("its spec_version is not 1.x");
        }
        long version = json.get("version", Long.class);
        if (version < 1) {
            throw new JsonException("the version " + version + " is below 1");
        }
        return new MetadataHeader(version, time(json.get("expires", String.class)));
    }

    private static Instant time(String text) throws JsonException {
        try {
            if (TIME.matcher(text).matches()) {
                return Instant.parse(text);
            }
        } catch (DateTimeException e) {
            // A day that no month has.
        }
        throw new JsonException("its expiry is not a time such as 2030-01-31T00:00:00Z");
    }

    Map<String, Object> toJson(String type) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("_type", type);
        json.put("spec_version", SPECIFICATION);
        json.put("version", version);
        json.put("expires", expires.toString());
        return json;
    }
}
