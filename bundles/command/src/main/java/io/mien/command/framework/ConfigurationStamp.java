package io.mien.command.framework;

import io.mien.support.files.Sha256;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tells one configuration from another. It is written into the configuration, and Declarative Services hands it on to the
 * properties of the service that was made of it: so a service made of an older configuration is not taken for the new one.
 *
 * @param value a digest of the configuration's keys and values
 */
public record ConfigurationStamp(String value) {
    /** Key of the configuration and of the service's properties. */
    public static final String KEY = "io.mien.command.stamp";

    /** The stamp of a configuration; equal configurations have equal stamps. */
    static ConfigurationStamp of(Map<String, Object> values) {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(values).forEach((key, value) -> text.append(key)
                .append('=')
                .append(value instanceof Object[] several ? Arrays.toString(several) : value)
                .append('\n'));
        return new ConfigurationStamp(Sha256.of(text.toString()));
    }
}
