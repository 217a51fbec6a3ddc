package io.mien.products;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Splits an ONNX model in one file into a graph and a file with the values of its initializers, as exporters do for large
 * models. Knows as much of ONNX's protocol buffers as that takes.
 */
final class ExternalWeights {
    private static final int GRAPH = 7;
    private static final int INITIALIZER = 5;
    private static final int RAW_DATA = 9;
    private static final int EXTERNAL_DATA = 13;
    private static final int DATA_LOCATION = 14;

    /** Smaller tensors, such as shapes, stay in the graph: ONNX Runtime reads them before it loads data files. */
    private static final int SMALLEST = 1024;

    private final String location;
    private final ByteArrayOutputStream values = new ByteArrayOutputStream();

    private ExternalWeights(String location) {
        this.location = location;
    }

    /** Splits a model where it lies; {@code data} is the new file beside it. */
    static void split(Path model, String data) {
        try {
            ExternalWeights split = new ExternalWeights(data);
            Files.write(model, split.model(Files.readAllBytes(model)));
            Files.write(model.resolveSibling(data), split.values.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] model(byte[] model) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Field field : fields(model)) {
            out.writeBytes(field.number == GRAPH ? field(GRAPH, graph(field.content)) : field.whole);
        }
        return out.toByteArray();
    }

    private byte[] graph(byte[] graph) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Field field : fields(graph)) {
            out.writeBytes(field.number == INITIALIZER ? field(INITIALIZER, tensor(field.content)) : field.whole);
        }
        return out.toByteArray();
    }

    private byte[] tensor(byte[] tensor) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Field field : fields(tensor)) {
            if (field.number != RAW_DATA || field.content.length < SMALLEST) {
                out.writeBytes(field.whole);
                continue;
            }
            out.writeBytes(entry("location", location));
            out.writeBytes(entry("offset", Integer.toString(values.size())));
            out.writeBytes(entry("length", Integer.toString(field.content.length)));
            out.writeBytes(new byte[] {(byte) (DATA_LOCATION << 3), 1});
            values.writeBytes(field.content);
        }
        return out.toByteArray();
    }

    private static byte[] entry(String key, String value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(field(1, key.getBytes(StandardCharsets.UTF_8)));
        out.writeBytes(field(2, value.getBytes(StandardCharsets.UTF_8)));
        return field(EXTERNAL_DATA, out.toByteArray());
    }

    private static byte[] field(int number, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(number << 3 | 2);
        int length = content.length;
        for (; length > 0x7f; length >>>= 7) {
            out.write(length & 0x7f | 0x80);
        }
        out.write(length);
        out.writeBytes(content);
        return out.toByteArray();
    }

    /** A field; {@code content} is that of a length-delimited one, empty for others. */
    private record Field(int number, byte[] whole, byte[] content) {}

    private static List<Field> fields(byte[] message) {
        List<Field> fields = new ArrayList<>();
        int[] at = {0};
        while (at[0] < message.length) {
            int start = at[0];
            long tag = varint(message, at);
            int content = at[0];
            switch ((int) (tag & 7)) {
                case 0 -> varint(message, at);
                case 1 -> at[0] += Long.BYTES;
                case 5 -> at[0] += Integer.BYTES;
                case 2 -> {
                    int length = (int) varint(message, at);
                    content = at[0];
                    at[0] += length;
                }
                default -> throw new IllegalArgumentException("wire type " + (tag & 7));
            }
            fields.add(new Field(
                    (int) (tag >>> 3),
                    Arrays.copyOfRange(message, start, at[0]),
                    (tag & 7) == 2 ? Arrays.copyOfRange(message, content, at[0]) : new byte[0]));
        }
        return fields;
    }

    private static long varint(byte[] message, int[] at) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = message[at[0]++];
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }
}
