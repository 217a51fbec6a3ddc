package io.mien.runtime;

import java.lang.reflect.Array;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A property of a configuration, typed as OSGi's Configurator (Compendium R8, chapter 150) types it: by a type behind the
 * name ({@code "port:Integer"}), else as JSON has it.
 *
 * @param name without the type
 * @param value a text, number, boolean, or an array of one of them
 */
record ConfigurationValue(String name, Object value) {
    private static final Map<String, Function<String, Object>> TYPES = Map.of(
            "String", text -> text,
            "Integer", Integer::valueOf,
            "Long", Long::valueOf,
            "Float", Float::valueOf,
            "Double", Double::valueOf,
            "Boolean", Boolean::valueOf);

    /**
     * @param key with or without a type
     * @param json a text, number, boolean, or a list of one of them
     * @throws StartException naming a type that is not known, or a value that is not of it
     */
    static ConfigurationValue of(String key, Object json) throws StartException {
        int colon = key.lastIndexOf(':');
        String name = colon < 0 ? key : key.substring(0, colon);
        String type = colon < 0 ? "" : key.substring(colon + 1);
        if (json instanceof List<?> list) {
            return new ConfigurationValue(name, array(key, type.replace("[]", ""), list));
        }
        return new ConfigurationValue(name, scalar(key, type, json));
    }

    private static Object array(String key, String type, List<?> list) throws StartException {
        if (list.isEmpty()) {
            return new String[0];
        }
        Class<?> element = scalar(key, type, list.get(0)).getClass();
        Object array = Array.newInstance(element, list.size());
        for (int i = 0; i < list.size(); i++) {
            Object value = scalar(key, type, list.get(i));
            if (!element.isInstance(value)) {
                throw new StartException("'" + key + "' mixes types in its list");
            }
            Array.set(array, i, value);
        }
        return array;
    }

    private static Object scalar(String key, String type, Object json) throws StartException {
        if (json instanceof String || json instanceof Number || json instanceof Boolean) {
            if (type.isEmpty()) {
                return json;
            }
            if (TYPES.containsKey(type)) {
                return convert(key, type, json.toString());
            }
            throw new StartException("'" + key + "' is of a type that is none of " + TYPES.keySet());
        }
        throw new StartException("'" + key + "' holds no text, number or boolean");
    }

    private static Object convert(String key, String type, String text) throws StartException {
        try {
            return TYPES.get(type).apply(text);
        } catch (NumberFormatException e) {
            throw new StartException("'" + key + "' holds '" + text + "', which is not of the type " + type, e);
        }
    }
}
