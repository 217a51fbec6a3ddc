package io.mien.modelkit.convert;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.mien.command.output.JsonLine;
import io.mien.model.InputSize;
import io.mien.model.Mud;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A network without the normalization at its head: what is then to be done to a pixel before it.
 *
 * @param input its size in pixels
 * @param mean subtracted from a pixel of 0..255, a channel each
 * @param scale by which that is multiplied, a channel each
 */
record CoreGraph(InputSize input, List<Double> mean, List<Double> scale) {
    private static final int CHANNELS = 3;

    CoreGraph {
        mean = List.copyOf(mean);
        scale = List.copyOf(scale);
    }

    /**
     * Reads what the script printed.
     *
     * @param text {@code {"shape": [1, 3, H, W], "scale": [...], "shift": [...]}}: the network's input times scale plus shift is
     *     what the graph did to it
     * @param mud what was done to a pixel before
     */
    static CoreGraph parse(String text, Mud mud) throws ConversionException {
        Map<String, List<Double>> said = numbers(text, mud.name());
        List<Double> shape = said.getOrDefault("shape", List.of());
        List<Double> scale = said.getOrDefault("scale", List.of());
        List<Double> shift = said.getOrDefault("shift", List.of());
        if (shape.size() != 4 || shape.get(1) != CHANNELS || scale.size() != CHANNELS || shift.size() != CHANNELS) {
            throw new ConversionException(mud.name(), "its input is not a picture with three channels: " + shape);
        }
        List<Double> means = new ArrayList<>();
        List<Double> scales = new ArrayList<>();
        for (int c = 0; c < CHANNELS; c++) {
            double factor = mud.scale().get(c) * scale.get(c);
            scales.add(factor);
            means.add(mud.mean().get(c) - shift.get(c) / factor);
        }
        return new CoreGraph(size(shape, mud), means, scales);
    }

    private static InputSize size(List<Double> shape, Mud mud) throws ConversionException {
        int height = shape.get(2).intValue();
        int width = shape.get(3).intValue();
        if (height > 0 && width > 0) {
            return new InputSize(width, height);
        }
        return mud.input()
                .orElseThrow(() -> new ConversionException(
                        mud.name(), "takes any size, and a chip takes one: [mien] input = WIDTHxHEIGHT says which"));
    }

    private static Map<String, List<Double>> numbers(String text, String model) throws ConversionException {
        Map<String, List<Double>> lists = new HashMap<>();
        try (JsonParser json = JsonLine.factory().createParser(text)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                List<Double> values = new ArrayList<>();
                lists.put(json.currentName(), values);
                json.nextToken();
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    values.add(json.getDoubleValue());
                }
            }
            return lists;
        } catch (IOException e) {
            throw new ConversionException(model, "its graph was not understood: " + text, e);
        }
    }

    /** As a compiler's option takes it, and a description. */
    static String text(List<Double> values, String separator) {
        return values.stream()
                .map(v -> v == Math.rint(v) ? String.format(Locale.ROOT, "%.0f", v) : Double.toString(v))
                .collect(Collectors.joining(separator));
    }
}
