package io.mien.runtime;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Values for {@code ${name}} in a feature: a system property of that name, else what the launcher knows, else the
 * feature's own default.
 */
final class FeatureVariables {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]*)}");

    private final Map<String, String> known;
    private final Map<String, Object> defaults;

    FeatureVariables(Map<String, String> known, Map<String, Object> defaults) {
        this.known = known;
        this.defaults = defaults;
    }

    /** @throws StartException naming a variable that has no value */
    String fill(String text) throws StartException {
        if (text.indexOf('$') < 0) {
            return text;
        }
        StringBuilder filled = new StringBuilder();
        Matcher matcher = VARIABLE.matcher(text);
        while (matcher.find()) {
            matcher.appendReplacement(filled, Matcher.quoteReplacement(value(matcher.group(1))));
        }
        return matcher.appendTail(filled).toString();
    }

    private String value(String name) throws StartException {
        String value = System.getProperty(name, known.get(name));
        if (value == null && defaults.get(name) != null) {
            value = defaults.get(name).toString();
        }
        if (value == null) {
            throw new StartException("the variable ${" + name + "} has no value");
        }
        return value;
    }
}
