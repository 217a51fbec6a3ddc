package io.mien.compose.feature;

import io.mien.boot.json.Json;
import io.mien.boot.json.JsonException;
import io.mien.boot.json.JsonWriter;
import io.mien.compose.index.Coordinates;
import io.mien.support.files.RegularFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A product's feature file (OSGi Compendium R8, chapter 159) that says what the product wants. Immutable. */
public final class FeatureFile {
    /** The extension that lists what is wanted. */
    public static final String WANTS = "mien-wants";

    /** The key of what is wanted within that extension. */
    static final String WANTED = "wants";

    /** The key of the services that no bundle has to bring. */
    static final String GIVEN = "given";

    private static final String BUNDLES = "bundles";
    private static final int WIDTH = 150;
    private static final int MOST_BYTES = 16 << 20;

    /** The launcher gives this variable a value; one feature file then serves all platforms. */
    static final String PLATFORM = "${mien.platform}";

    private final Map<String, Object> json;

    private FeatureFile(Map<String, Object> json) {
        this.json = json;
    }

    /** @throws FeatureException naming the file and what is wrong with it */
    public static FeatureFile read(Path file) throws FeatureException {
        try {
            return of(RegularFile.readText(file, MOST_BYTES));
        } catch (IOException | FeatureException e) {
            throw new FeatureException("the feature " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Reads the text of a feature file. */
    public static FeatureFile of(String text) throws FeatureException {
        try {
            return new FeatureFile(object(Json.parse(text), "it"));
        } catch (JsonException e) {
            throw new FeatureException(e.getMessage(), e);
        }
    }

    /** The product's name in Maven's words; the artifact is what {@code mien run} calls it. */
    public Coordinates id() throws FeatureException {
        return Coordinates.parse(String.valueOf(json.get("id")))
                .orElseThrow(() -> new FeatureException("its 'id' is not GROUP:NAME:VERSION: " + json.get("id")));
    }

    /** The product's name for a person. */
    public String title() throws FeatureException {
        return json.get("name") instanceof String name ? name : id().artifact();
    }

    /** Its content, as it was read. */
    Map<String, Object> json() {
        return json;
    }

    /** Of a content that was joined from others. */
    static FeatureFile ofContent(Map<String, Object> json) {
        return new FeatureFile(json);
    }

    /**
     * The bundles that it lists itself.
     *
     * @param platform the value of the variable {@code mien.platform}
     */
    public List<ListedBundle> listed(String platform) throws FeatureException {
        if (!(json.get(BUNDLES) instanceof List<?> list)) {
            throw new FeatureException("it has neither '" + WANTS + "' nor a list of 'bundles'");
        }
        List<ListedBundle> bundles = new ArrayList<>();
        for (Object entry : list) {
            bundles.add(ListReader.read(entry, platform));
        }
        return List.copyOf(bundles);
    }

    /** What the product wants, in order; empty if the file lists its bundles itself. */
    public Optional<List<Want>> wants() throws FeatureException {
        Optional<Map<String, Object>> content = content();
        if (content.isEmpty()) {
            return Optional.empty();
        }
        if (!(content.get().get(WANTED) instanceof List<?> list)) {
            throw new FeatureException("'json' of '" + WANTS + "' has no list 'wants'");
        }
        List<Want> wants = new ArrayList<>();
        for (Object entry : list) {
            wants.addAll(WantReader.read(object(entry, "an entry of '" + WANTS + "'")));
        }
        return Optional.of(List.copyOf(wants));
    }

    /** Interfaces of services that no bundle has to bring: the program registers them, or the product does without. */
    public List<String> given() throws FeatureException {
        Optional<Object> given = content().map(c -> c.get(GIVEN));
        return given.isPresent() ? WantReader.texts(given.get(), GIVEN) : List.of();
    }

    private Optional<Map<String, Object>> content() throws FeatureException {
        Object extensions = json.getOrDefault("extensions", Map.of());
        Object extension = object(extensions, "'extensions'").get(WANTS);
        if (extension == null) {
            return Optional.empty();
        }
        // The reference implementation of chapter 159 reads no list here.
        Object content = object(extension, "'" + WANTS + "'").getOrDefault("json", Map.of());
        return Optional.of(object(content, "'json' of '" + WANTS + "'"));
    }

    /**
     * The text of the file with the bundles written down.
     *
     * @param platform whose name is left to the launcher where a bundle's name ends with it
     */
    public String withBundles(List<NeededBundle> bundles, String platform) {
        Map<String, Object> whole = new LinkedHashMap<>();
        List<Object> entries = bundles.stream().map(b -> entry(b, platform)).collect(Collectors.toList());
        json.forEach((key, value) -> {
            if (!key.equals(BUNDLES) && (value instanceof Map || value instanceof List)) {
                whole.putIfAbsent(BUNDLES, entries);
            }
            whole.put(key, key.equals(BUNDLES) ? entries : value);
        });
        whole.putIfAbsent(BUNDLES, entries);
        return text(whole, "") + "\n";
    }

    private static Map<String, Object> entry(NeededBundle needed, String platform) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("id", needed.bundle().coordinates().toString().replace("." + platform + ":", "." + PLATFORM + ":"));
        if (!needed.only().isEmpty()) {
            entry.put("only", needed.only().size() == 1 ? needed.only().get(0) : needed.only());
        }
        if (needed.optional()) {
            entry.put("optional", true);
        }
        return entry;
    }

    /** What fits stands on one line. */
    private static String text(Object value, String indent) {
        String line = JsonWriter.line(value);
        String deeper = indent + "  ";
        if (!indent.isEmpty() && indent.length() + line.length() <= WIDTH) {
            return line;
        }
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            return map.entrySet().stream()
                    .map(e -> deeper + JsonWriter.line(e.getKey()) + ": " + text(e.getValue(), deeper))
                    .collect(Collectors.joining(",\n", "{\n", "\n" + indent + "}"));
        }
        if (value instanceof List<?> list && !list.isEmpty()) {
            return list.stream()
                    .map(e -> deeper + text(e, deeper))
                    .collect(Collectors.joining(",\n", "[\n", "\n" + indent + "]"));
        }
        return line;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> object(Object value, String what) throws FeatureException {
        if (value instanceof Map) {
            return (Map<String, Object>) value;
        }
        throw new FeatureException(what + " is not a JSON object");
    }
}
