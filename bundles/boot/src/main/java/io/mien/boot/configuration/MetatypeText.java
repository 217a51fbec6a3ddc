package io.mien.boot.configuration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a metatype file. It looks at the five elements that it needs, wherever they stand: a parser of XML takes five times as
 * long to start as this takes for all, at each start of a product. Other elements are ignored.
 */
final class MetatypeText {
    private static final String VALUE = "\\s+([\\w:.-]+)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')";

    private static final Pattern ELEMENT = Pattern.compile(
            "<!--.*?-->|<!\\[CDATA\\[.*?]]>|<(?:[\\w.-]+:)?(OCD|AD|Option|Designate|Object)((?:"
                    + VALUE.replaceAll("\\((?!\\?)", "(?:") + ")*)\\s*/?>",
            Pattern.DOTALL);

    private static final Pattern ATTRIBUTE = Pattern.compile(VALUE);

    private final String text;

    MetatypeText(String text) {
        this.text = text;
    }

    /** An {@code AD} whose {@code Option}s follow. */
    private record Definition(Map<String, String> values, List<String> options) {
        Attribute attribute() {
            return new Attribute(
                    values.getOrDefault("id", ""),
                    values.getOrDefault("type", ""),
                    values.get("min"),
                    values.get("max"),
                    options);
        }
    }

    /** The keys of each PID, by name. */
    Map<String, Map<String, Attribute>> byPid() {
        Map<String, List<Definition>> classes = new HashMap<>();
        Map<String, String> classOfPid = new LinkedHashMap<>();
        List<Definition> definitions = new ArrayList<>();
        List<String> options = new ArrayList<>();
        String pid = "";
        Matcher element = ELEMENT.matcher(text);
        while (element.find()) {
            Map<String, String> values = values(element.group(2));
            switch (String.valueOf(element.group(1))) {
                case "OCD" -> classes.put(values.get("id"), definitions = new ArrayList<>());
                case "AD" -> definitions.add(new Definition(values, options = new ArrayList<>()));
                case "Option" -> options.add(values.getOrDefault("value", ""));
                case "Designate" -> pid = values.getOrDefault("factoryPid", values.getOrDefault("pid", ""));
                case "Object" -> classOfPid.put(pid, values.get("ocdref"));
                default -> {
                    // A comment.
                }
            }
        }
        Map<String, Map<String, Attribute>> byPid = new HashMap<>();
        classOfPid.forEach((named, id) -> byPid.put(named, attributes(classes.getOrDefault(id, List.of()))));
        return byPid;
    }

    private static Map<String, Attribute> attributes(List<Definition> definitions) {
        Map<String, Attribute> attributes = new LinkedHashMap<>();
        definitions.forEach(definition -> attributes.put(definition.attribute().key(), definition.attribute()));
        return attributes;
    }

    private static Map<String, String> values(String text) {
        Map<String, String> values = new HashMap<>();
        Matcher attribute = ATTRIBUTE.matcher(text == null ? "" : text);
        while (attribute.find()) {
            String value = attribute.group(2) == null ? attribute.group(3) : attribute.group(2);
            values.put(attribute.group(1), plain(value));
        }
        return values;
    }

    /** Keys, types, numbers and options need no other entities. */
    private static String plain(String value) {
        return value.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&apos;", "'")
                .replace("&amp;", "&");
    }
}
