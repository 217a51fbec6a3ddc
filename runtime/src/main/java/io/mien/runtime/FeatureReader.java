package io.mien.runtime;

import io.mien.boot.json.Json;
import io.mien.boot.json.JsonException;
import io.mien.support.files.RegularFile;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads a feature file. Entries that this launcher has no use for are passed over, as the specification asks. */
final class FeatureReader {
    /** A key of our own: the commands that need the bundle, if not all do. */
    private static final String ONLY = "only";

    /** Another: {@code true} if the product starts without the bundle when the distribution lacks it. */
    private static final String OPTIONAL = "optional";

    /** Much more than any feature: a larger file is something else. */
    private static final int MOST_BYTES = 16 << 20;

    /** What the build replaces by bundles; nothing that is wanted is looked for at a start. */
    private static final String WANTS = "mien-wants";

    private static final String EXTENSION = "framework-launching-properties";

    private final Map<String, Object> json;
    private final FeatureVariables variables;

    private FeatureReader(Map<String, Object> json, Map<String, String> known) throws StartException {
        this.json = json;
        this.variables = new FeatureVariables(known, object(json, "variables"));
    }

    /**
     * @param known variables that the launcher gives values to
     * @throws StartException naming the file and what is wrong with it
     */
    static Feature read(Path file, Map<String, String> known) throws StartException {
        try {
            Object json = Json.parse(RegularFile.readText(file, MOST_BYTES));
            if (!(json instanceof Map)) {
                throw new StartException("is not a JSON object");
            }
            return new FeatureReader(asObject(json), known).feature();
        } catch (NoSuchFileException e) {
            throw new StartException(missing(file), e);
        } catch (IOException | JsonException | StartException e) {
            throw new StartException("the feature " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Says that there is no such file. */
    static String missing(Path file) {
        return "feature " + file + " does not exist";
    }

    private Feature feature() throws StartException {
        return new Feature(BundleId.parse(text(json, "id")), bundles(), configurations(), properties());
    }

    private List<FeatureBundle> bundles() throws StartException {
        List<FeatureBundle> all = new ArrayList<>();
        if (!(json.get("bundles") instanceof List<?> bundles)) {
            throw new StartException("it has no list of 'bundles'"
                    + (object(json, "extensions").containsKey(WANTS)
                            ? "; the bundles that '" + WANTS + "' needs are found when the distribution is built"
                            : ""));
        }
        for (Object bundle : bundles) {
            Map<String, Object> keys = bundle instanceof Map ? asObject(bundle) : Map.of();
            String id = bundle instanceof String s ? s : bundle instanceof Map ? text(keys, "id") : "";
            all.add(new FeatureBundle(
                    BundleId.parse(variables.fill(id)),
                    verbs(keys.get(ONLY)),
                    flag(keys.getOrDefault(OPTIONAL, false))));
        }
        return all;
    }

    private static boolean flag(Object value) throws StartException {
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw new StartException("'" + OPTIONAL + "' of a bundle is neither true nor false");
    }

    /** One command, or a list of them. */
    private static Set<String> verbs(Object only) throws StartException {
        Set<String> verbs = new TreeSet<>();
        for (Object verb : only instanceof List<?> list ? list : only == null ? List.of() : List.of(only)) {
            if (!(verb instanceof String text)) {
                throw new StartException("'" + ONLY + "' of a bundle holds no text");
            }
            verbs.add(text);
        }
        return verbs;
    }

    private Map<String, Map<String, Object>> configurations() throws StartException {
        Map<String, Map<String, Object>> all = new LinkedHashMap<>();
        Map<String, Object> configurations = object(json, "configurations");
        for (String pid : configurations.keySet()) {
            Map<String, Object> values = new LinkedHashMap<>();
            for (var entry : object(configurations, pid).entrySet()) {
                ConfigurationValue value = ConfigurationValue.of(entry.getKey(), fill(entry.getValue()));
                values.put(value.name(), value.value());
            }
            all.put(pid, values);
        }
        return all;
    }

    private Map<String, String> properties() throws StartException {
        Map<String, Object> extension = object(object(json, "extensions"), EXTENSION);
        Map<String, String> properties = new LinkedHashMap<>();
        for (var entry : object(extension, "json").entrySet()) {
            properties.put(entry.getKey(), variables.fill(String.valueOf(entry.getValue())));
        }
        return properties;
    }

    private Object fill(Object value) throws StartException {
        if (value instanceof List<?> list) {
            List<Object> filled = new ArrayList<>();
            for (Object element : list) {
                filled.add(fill(element));
            }
            return filled;
        }
        return value instanceof String s ? variables.fill(s) : value;
    }

    private static String text(Map<String, Object> object, String key) throws StartException {
        if (object.get(key) instanceof String text) {
            return text;
        }
        throw new StartException("it lacks the text '" + key + "'");
    }

    /** The object of that name, empty if there is none. */
    private static Map<String, Object> object(Map<String, Object> from, String key) throws StartException {
        Object value = from.getOrDefault(key, Map.of());
        if (!(value instanceof Map)) {
            throw new StartException("'" + key + "' is not a JSON object");
        }
        return asObject(value);
    }

    /** JSON objects are read into maps of this type. */
    @SuppressWarnings("unchecked")
    private static Map<String, Object> asObject(Object json) {
        return (Map<String, Object>) json;
    }
}
