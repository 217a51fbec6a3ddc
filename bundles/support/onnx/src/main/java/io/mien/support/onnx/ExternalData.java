package io.mien.support.onnx;

import io.mien.support.files.RegularFile;
import io.mien.support.files.Sha256;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The external data of an ONNX model: files beside the graph's file that hold the values of its tensors. Two models with
 * the same graph and other data compute other outputs.
 */
public final class ExternalData {
    /** Relative, below the model's folder, and without characters that mean something to any file system or to a screen. */
    private static final Pattern LOCATION =
            Pattern.compile("[^/\\\\:*?\"<>|\\p{Cntrl}]+(/[^/\\\\:*?\"<>|\\p{Cntrl}]+)*");

    private static final String ONNX = "onnx";

    private static final String DIGEST_OF_SEVERAL = "ONNX model with external data\n";

    private ExternalData() {}

    /**
     * The names of the data files that a model names, relative to its folder with {@code /} between folders.
     *
     * @param model the graph's file; what is not a model names no files, the engine refuses it
     * @throws UnsafeLocationException if a name leads out of the model's folder, or is not a plain name
     * @throws IOException if the file cannot be read
     */
    public static SortedSet<String> locations(Path model) throws IOException {
        SortedSet<String> names = new TreeSet<>();
        try (FileChannel channel = FileChannel.open(RegularFile.require(model), StandardOpenOption.READ)) {
            new LocationScan(new FieldReader(channel), names).run();
        }
        for (String name : names) {
            if (!isBelow(name)) {
                throw new UnsafeLocationException(name);
            }
        }
        return names;
    }

    /**
     * The names of the data files of a model in this format, as a description's {@code type} gives it: only models in ONNX
     * format have any. See {@link #locations(Path)}.
     */
    public static SortedSet<String> locations(String format, Path model) throws IOException {
        return format.equals(ONNX) ? locations(model) : Collections.emptySortedSet();
    }

    /** Whether the name is that of a file below the folder that it is resolved against. */
    private static boolean isBelow(String name) {
        if (!LOCATION.matcher(name).matches()) {
            return false;
        }
        for (String part : name.split("/")) {
            if (part.equals("..") || part.equals(".") || !part.equals(part.strip())) {
                return false;
            }
        }
        return true;
    }

    /**
     * The digest of a model: that of its graph's file if it has no data files, else of the digests of all files with the
     * names of the data files.
     *
     * @param model the graph's file
     * @param data its {@link #locations}
     * @throws IOException if one of them is missing or not a regular file, naming it
     */
    public static String digest(Path model, SortedSet<String> data) throws IOException {
        SortedMap<String, String> digests = new TreeMap<>();
        for (String name : data) {
            digests.put(name, Sha256.of(RegularFile.require(model.resolveSibling(name))));
        }
        return digest(Sha256.of(model), digests);
    }

    /**
     * The digest of a model, from those of its files.
     *
     * @param graph SHA-256 of the graph's file
     * @param data SHA-256 of each data file by its name
     */
    public static String digest(String graph, SortedMap<String, String> data) {
        if (data.isEmpty()) {
            return graph;
        }
        MessageDigest digest = Sha256.digest();
        digest.update((DIGEST_OF_SEVERAL + graph + "\n").getBytes(StandardCharsets.UTF_8));
        for (Map.Entry<String, String> file : data.entrySet()) {
            digest.update((file.getValue() + " " + file.getKey() + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return Sha256.hex(digest);
    }
}
