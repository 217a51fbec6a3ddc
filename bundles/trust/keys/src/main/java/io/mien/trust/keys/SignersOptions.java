package io.mien.trust.keys;

import io.mien.MienException;
import io.mien.trust.keys.file.KeyFile;
import io.mien.trust.release.RootText.Signers;
import io.mien.trust.release.VerificationKey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Option;

/** Whose signatures a root asks for. */
final class SignersOptions {
    /** Title of the group in a help text. */
    static final String HEADING = "%nWho signs:%n";

    @Option(
            names = "--root-key",
            paramLabel = "PUB",
            description = "Public half of a key that signs roots; once for each key. Keep the private halves offline.")
    private List<Path> rootKeys = new ArrayList<>();

    @Option(names = "--root-threshold", paramLabel = "N", description = "How many of them must sign a root.")
    private Integer rootThreshold;

    @Option(
            names = "--release-key",
            paramLabel = "PUB",
            description = "Public half of a key that signs releases; once for each key.")
    private List<Path> releaseKeys = new ArrayList<>();

    @Option(names = "--release-threshold", paramLabel = "N", description = "How many of them must sign a release.")
    private Integer releaseThreshold;

    /** @param before what is kept where nothing is said; empty for 1 of the keys that are named */
    Signers root(Optional<Signers> before, UnaryOperator<Path> resolve) throws MienException {
        return signers("--root-key", rootKeys, rootThreshold, before, resolve);
    }

    /** As {@link #root}, for releases. */
    Signers release(Optional<Signers> before, UnaryOperator<Path> resolve) throws MienException {
        return signers("--release-key", releaseKeys, releaseThreshold, before, resolve);
    }

    private static Signers signers(
            String option, List<Path> files, Integer threshold, Optional<Signers> before, UnaryOperator<Path> resolve)
            throws MienException {
        List<VerificationKey> keys = new ArrayList<>();
        for (Path file : files) {
            keys.add(KeyFile.readPublic(resolve.apply(file)));
        }
        if (keys.isEmpty() && before.isPresent()) {
            keys.addAll(before.get().keys());
        }
        if (keys.isEmpty()) {
            throw new MienException(option + " is needed");
        }
        int needed = threshold == null ? before.map(Signers::threshold).orElse(1) : threshold;
        try {
            return new Signers(needed, keys);
        } catch (IllegalArgumentException e) {
            throw new MienException(option + ": " + e.getMessage(), e);
        }
    }
}
