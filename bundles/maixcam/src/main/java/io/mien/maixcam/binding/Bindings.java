package io.mien.maixcam.binding;

import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Finds the library and a way to call it. */
public final class Bindings {
    private static final String FILE = "libcviruntime.so";

    /**
     * By name: each is available only if its classes are. First that of the JDK itself ({@code java.lang.foreign}, Java 22
     * and newer, in a fragment of this bundle), which needs no native part of its own.
     */
    private static final List<String> BINDINGS =
            List.of("io.mien.maixcam.binding.ForeignLibrary", "io.mien.maixcam.binding.JnaLibrary");

    private Bindings() {}

    /** The library, or a way to call it, is missing; the message says which. */
    public static final class MissingException extends Exception {
        private static final long serialVersionUID = 1L;

        MissingException(String message) {
            super(message);
        }
    }

    /**
     * Opens the library.
     *
     * @param path the folder that it lies in, with the libraries that it needs, or its file; if blank, nothing is looked for
     */
    public static NpuLibrary open(String path) throws MissingException {
        if (path.isBlank()) {
            throw new MissingException("library.path names no folder with " + FILE);
        }
        Path given = Path.of(path).toAbsolutePath().normalize();
        Path file = Files.isDirectory(given) ? given.resolve(FILE) : given;
        if (!Files.isRegularFile(file)) {
            throw new MissingException("file " + file + " does not exist");
        }
        StringBuilder why = new StringBuilder();
        for (String binding : BINDINGS) {
            try {
                return bind(binding, file);
            } catch (ReflectiveOperationException | LinkageError e) {
                Throwable cause = e instanceof InvocationTargetException ? e.getCause() : e;
                why.append("; ")
                        .append(binding.substring(binding.lastIndexOf('.') + 1))
                        .append(": ")
                        .append(cause);
            }
        }
        throw new MissingException(file + " cannot be called" + why);
    }

    private static NpuLibrary bind(String binding, Path file) throws ReflectiveOperationException {
        return (NpuLibrary) Class.forName(binding, true, Bindings.class.getClassLoader())
                .getDeclaredConstructor(Path.class)
                .newInstance(file);
    }
}
