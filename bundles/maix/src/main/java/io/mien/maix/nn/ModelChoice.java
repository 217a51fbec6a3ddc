package io.mien.maix.nn;

import io.mien.maix.Err;
import io.mien.maix.FilePaths;
import io.mien.maix.MaixException;
import io.mien.maix.NullCheck;
import io.mien.model.ModelRejectedException;
import io.mien.model.ModelStatus;
import io.mien.model.Mud;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * A model as a program names it: by the path of a {@code .mud} file with its weights beside it, or by the name of a model that comes
 * with Mien.
 *
 * @param name what Mien calls it
 * @param file absolute; empty for a model that comes with Mien
 * @param mud what the file says; empty for a model that comes with Mien
 */
record ModelChoice(String name, Optional<Path> file, Optional<Mud> mud) {
    private static final String AXMODEL = "axmodel";

    /**
     * @param given path or name
     * @throws MaixException naming the file and what is wrong with it
     */
    static ModelChoice of(String given) {
        if (NullCheck.require(given, "a model").isBlank()) {
            throw new MaixException(
                    Err.ERR_ARGS, "a model is the path of a .mud file, or the name of a model that comes with Mien");
        }
        boolean path = given.toLowerCase(Locale.ROOT).endsWith(".mud") || given.contains("/") || given.contains("\\");
        return path ? ofFile(given) : new ModelChoice(given, Optional.empty(), Optional.empty());
    }

    private static ModelChoice ofFile(String given) {
        Path file = FilePaths.of(given);
        Mud mud = parse(file);
        if (!Files.isRegularFile(file.resolveSibling(mud.file()))) {
            throw new MaixException(Err.ERR_NOT_FOUND, file + ": no weights " + mud.file() + " beside it");
        }
        return new ModelChoice(mud.name(), Optional.of(file), Optional.of(mud));
    }

    private static Mud parse(Path file) {
        String text = MUD.text(file);
        try {
            return Mud.parse(text, file.toString());
        } catch (ModelRejectedException e) {
            Err err = new MUD(file.toString()).type().equals(AXMODEL) ? Err.ERR_NOT_IMPL : Err.ERR_ARGS;
            throw new MaixException(err, e.getMessage(), e);
        }
    }

    /** Whether it is this one that Mien lists. */
    boolean is(ModelStatus status) {
        return file.isPresent()
                ? status.origin().equals(file.get().toString())
                : status.name().equals(name);
    }

    @Override
    public String toString() {
        return file.map(Path::toString).orElse(name);
    }
}
