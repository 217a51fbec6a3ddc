package io.mien.products;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A detector and an extractor, each in a bundle, with a data folder of their own.
 *
 * @param folder of the bundles
 */
record FaceModels(Path folder, String detector, String extractor) {
    /** Packs both from their descriptions, at the same time. */
    static FaceModels packed(Mien mien, Path descriptions, String detector, String extractor, Path folder) {
        try (Mien.Running one = pack(mien, descriptions, detector, folder);
                Mien.Running other = pack(mien, descriptions, extractor, folder)) {
            one.await().done().says("passed, on ");
            other.await().done().says("passed, on ");
        }
        return new FaceModels(folder, detector, extractor);
    }

    private static Mien.Running pack(Mien mien, Path descriptions, String name, Path folder) {
        return mien.start("model", "pack", descriptions.resolve(name + ".mud"), "-o", folder.resolve(name + ".jar"));
    }

    /** Does a command with them that answers in JSON. */
    CommandRun run(Mien mien, String verb, List<?> more) {
        List<Object> all = new ArrayList<>(List.of(verb, "--json", "--data", folder.resolve("data")));
        all.addAll(List.of("--models", folder, "--detector", detector, "--extractor", extractor));
        all.addAll(more);
        return mien.run(all.toArray()).done();
    }
}
