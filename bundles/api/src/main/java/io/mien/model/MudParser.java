package io.mien.model;

import io.mien.aligner.FaceTemplate;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Reads the INI text of a {@code .mud}: {@code [section]}, {@code key = value}, comments from {@code ;} or {@code #} at
 * the start of a line or after white space. The format is MaixPy's.
 */
final class MudParser {
    /** The allowed names: a name is shown on screens, typed as NAME/VERSION, and part of an id NAME@SHA256. */
    private static final Pattern NAME = Pattern.compile("[^@/\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]{1,100}");

    private static final String NAME_RULE =
            "has 1 to 100 characters, none of which is @, /, a control or an invisible character";

    /** MaixCAM2's format. It names two files of weights and none under {@code model}: that is not what is wrong with it. */
    private static final String AXMODEL = "axmodel";

    private static final Pattern COMMENT = Pattern.compile("(^|\\s+)[;#].*");

    private static final Pattern SIZE = Pattern.compile("\\d{1,5}x\\d{1,5}");

    private final String source;
    private final Map<String, String> values = new HashMap<>();

    MudParser(String source) {
        this.source = source;
    }

    Mud parse(String text) throws ModelRejectedException {
        read(text);
        String trial =
                checked("mien.trial", "", "is a folder beside the description", v -> v.isEmpty() || Mud.isFileName(v));
        return new Mud(
                checked(
                        "mien.name",
                        stem(),
                        NAME_RULE,
                        v -> !v.isBlank() && NAME.matcher(v).matches()),
                checked(
                        "mien.version",
                        "0.0.0",
                        "is an OSGi version",
                        v -> v.matches("\\d+(\\.\\d+(\\.\\d+(\\.[\\w-]+)?)?)?")),
                value("mien.licence", "unknown"),
                format(),
                checked("basic.model", required("basic.model"), "is a file beside the description", Mud::isFileName),
                required("extra.model_type"),
                converted(
                        "extra.input_type",
                        "rgb",
                        "is rgb or bgr",
                        v -> ChannelOrder.valueOf(v.toUpperCase(Locale.ROOT))),
                numbers("extra.mean", "0"),
                numbers("extra.scale", "1"),
                list(value("extra.labels", "")),
                optional("mien.sha256", "is 64 hexadecimal digits", MudParser::digest),
                optional("mien.input", "is WIDTHxHEIGHT", MudParser::size),
                converted("mien.ranking", "0", "is a whole number", Integer::parseInt),
                unit("mien.confidence", "0.5"),
                unit("mien.iou", "0.45"),
                values.containsKey("mien.threshold")
                        ? OptionalDouble.of(unit("mien.threshold", ""))
                        : OptionalDouble.empty(),
                converted(
                        "mien.template",
                        FaceTemplate.ARCFACE_112.name(),
                        "is arcface-112, or a size and five points that span a face (WIDTHxHEIGHT, X Y, X Y, X Y, X Y, X Y)",
                        FaceTemplate::parse),
                optional("mien.equivalent-to", "is name@sha256, cosine C", Equivalence::parse),
                trial);
    }

    private String format() throws ModelRejectedException {
        String format = required("basic.type");
        if (format.equals(AXMODEL)) {
            throw new ModelRejectedException(
                    source,
                    "[basic] type axmodel runs on a MaixCAM2 alone, and Mien has no engine for it; use the .onnx that it was"
                            + " made of, with type = onnx, or a cvimodel made of that");
        }
        return format;
    }

    Map<String, Map<String, String>> sections(String text) throws ModelRejectedException {
        read(text);
        Map<String, Map<String, String>> sections = new TreeMap<>();
        values.forEach((key, value) -> {
            int dot = key.indexOf('.');
            sections.computeIfAbsent(key.substring(0, Math.max(0, dot)), s -> new TreeMap<>())
                    .put(key.substring(dot + 1), value);
        });
        sections.replaceAll((section, keys) -> Collections.unmodifiableMap(keys));
        return Collections.unmodifiableMap(sections);
    }

    private void read(String text) throws ModelRejectedException {
        String section = "";
        for (String raw : text.split("\\R")) {
            String line = COMMENT.matcher(raw.strip().replace("\uFEFF", "")).replaceFirst("");
            if (line.isEmpty()) {
                continue;
            }
            int equals = line.indexOf('=');
            if (line.startsWith("[") && line.endsWith("]")) {
                section = line.substring(1, line.length() - 1).strip().toLowerCase(Locale.ROOT) + ".";
            } else if (equals > 0) {
                String key = line.substring(0, equals).strip().toLowerCase(Locale.ROOT);
                values.put(section + key, line.substring(equals + 1).strip());
            } else {
                throw new ModelRejectedException(
                        source, "neither a section nor key = value: '" + shortened(line) + "'");
            }
        }
    }

    private String stem() {
        String file = Path.of(source).getFileName().toString();
        return file.toLowerCase(Locale.ROOT).endsWith(".mud") ? file.substring(0, file.length() - 4) : file;
    }

    private String value(String key, String otherwise) {
        String value = values.get(key);
        return value == null || value.isEmpty() ? otherwise : value;
    }

    private String required(String key) throws ModelRejectedException {
        String value = value(key, "");
        if (value.isEmpty()) {
            throw new ModelRejectedException(source, "no " + title(key));
        }
        return value;
    }

    private String checked(String key, String otherwise, String rule, Function<String, Boolean> valid)
            throws ModelRejectedException {
        String value = value(key, otherwise);
        if (!valid.apply(value)) {
            throw refused(key, value, rule);
        }
        return value;
    }

    private <T> T converted(String key, String otherwise, String rule, Function<String, T> convert)
            throws ModelRejectedException {
        String value = value(key, otherwise);
        try {
            return convert.apply(value);
        } catch (IllegalArgumentException e) {
            throw refused(key, value, rule);
        }
    }

    private <T> Optional<T> optional(String key, String rule, Function<String, T> convert)
            throws ModelRejectedException {
        return value(key, "").isEmpty() ? Optional.empty() : Optional.of(converted(key, "", rule, convert));
    }

    private float unit(String key, String otherwise) throws ModelRejectedException {
        float value = converted(key, otherwise, "is a number in 0..1", Float::parseFloat);
        if (!(value >= 0 && value <= 1)) {
            throw refused(key, value(key, otherwise), "is a number in 0..1");
        }
        return value;
    }

    /** Three finite numbers; MaixPy also knows one number for all three. */
    private List<Float> numbers(String key, String otherwise) throws ModelRejectedException {
        String rule = "is one finite number or three";
        List<Float> found = converted(
                key, otherwise, rule, v -> list(v).stream().map(Float::valueOf).toList());
        boolean finite = found.stream().allMatch(f -> Float.isFinite(f));
        if (!finite || found.size() != 1 && found.size() != 3) {
            throw refused(key, value(key, otherwise), rule);
        }
        return found.size() == 3 ? found : List.of(found.get(0), found.get(0), found.get(0));
    }

    private ModelRejectedException refused(String key, String value, String rule) {
        return new ModelRejectedException(source, title(key) + " " + rule + ", not '" + shortened(value) + "'");
    }

    private static String title(String key) {
        int dot = key.indexOf('.');
        return "[" + key.substring(0, dot) + "] " + key.substring(dot + 1);
    }

    private static List<String> list(String value) {
        return Arrays.stream(value.split(","))
                .map(String::strip)
                .filter(v -> !v.isEmpty())
                .toList();
    }

    private static String digest(String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        return new ModelId("any", lower).sha256();
    }

    private static InputSize size(String value) {
        if (!SIZE.matcher(value).matches()) {
            throw new IllegalArgumentException(value);
        }
        int x = value.indexOf('x');
        return new InputSize(Integer.parseInt(value.substring(0, x)), Integer.parseInt(value.substring(x + 1)));
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "...";
    }
}
