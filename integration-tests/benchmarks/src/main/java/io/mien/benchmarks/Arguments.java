package io.mien.benchmarks;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Arguments of the form {@code key=value}. */
final class Arguments {
    private static final String JAR = "jar.";
    private static final String BUNDLES = "bundles/io.mien.matcher.%s-0.1.0-SNAPSHOT.jar";

    private final Map<String, String> values = new LinkedHashMap<>();

    Arguments(String[] arguments) {
        for (String argument : arguments) {
            String[] parts = argument.split("=", 2);
            if (parts.length < 2) {
                throw new IllegalArgumentException(argument + ": is not key=value");
            }
            values.put(parts[0], parts[1]);
        }
    }

    int number(String key, int otherwise) {
        return Integer.parseInt(values.getOrDefault(key, Integer.toString(otherwise)));
    }

    Optional<String> text(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** The bundle of each matcher: those asked for, then those of the distribution. */
    Map<String, Path> jars() {
        Map<String, Path> jars = new LinkedHashMap<>();
        values.forEach((key, value) -> {
            if (key.startsWith(JAR)) {
                jars.put(key.substring(JAR.length()), Path.of(value));
            }
        });
        for (String name : new String[] {"exact", "signs"}) {
            jars.putIfAbsent(name, BenchmarkMaterial.home().resolve(String.format(BUNDLES, name)));
        }
        return jars;
    }

    /** The configuration of a matcher: true, false, whole numbers and others. */
    Map<String, Object> configuration(String matcher) {
        Map<String, Object> configuration = new HashMap<>();
        values.forEach((key, value) -> {
            if (key.startsWith(matcher + ".")) {
                configuration.put(key.substring(matcher.length() + 1).replace('.', '_'), setting(value));
            }
        });
        return configuration;
    }

    private static Object setting(String value) {
        if (value.equals("true") || value.equals("false")) {
            return Boolean.valueOf(value);
        }
        return value.matches("\\d+") ? (Object) Integer.valueOf(value) : Double.valueOf(value);
    }
}
