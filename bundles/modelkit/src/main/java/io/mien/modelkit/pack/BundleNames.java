package io.mien.modelkit.pack;

import io.mien.model.ModelRejectedException;
import io.mien.model.Mud;
import java.util.Arrays;

/** The names of a model's bundle. */
public final class BundleNames {
    private static final String PREFIX = "io.mien.model.";
    private static final int PARTS = 3;

    private BundleNames() {}

    /** {@code io.mien.model.NAME}; what a symbolic name cannot hold is an underscore in it. */
    static String symbolicName(Mud mud) {
        return PREFIX + plain(mud.name());
    }

    /**
     * The version with all its parts, as the framework compares it.
     *
     * @throws ModelRejectedException if a number in it is too large for a version
     */
    static String version(Mud mud) throws ModelRejectedException {
        String[] parts = mud.version().split("\\.", PARTS + 1);
        String[] whole = {"0", "0", "0"};
        try {
            for (int i = 0; i < Math.min(PARTS, parts.length); i++) {
                whole[i] = Integer.toString(Integer.parseInt(parts[i]));
            }
        } catch (NumberFormatException e) {
            throw new ModelRejectedException(mud.name(), "its version " + mud.version() + " has too large a number", e);
        }
        String qualifier = parts.length > PARTS ? "." + parts[PARTS] : "";
        return String.join(".", Arrays.asList(whole)) + qualifier;
    }

    /** The file that a bundle is written to unless something else is asked for. */
    public static String file(Mud mud) throws ModelRejectedException {
        return symbolicName(mud) + "-" + version(mud) + ".jar";
    }

    /** A name of ASCII letters, digits, {@code _}, {@code -} and single dots between them. */
    static String plain(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9_.-]", "_").replaceAll("\\.{2,}", ".");
        plain = plain.replaceAll("^\\.|\\.$", "");
        return plain.isEmpty() ? "_" : plain;
    }
}
