package io.mien.trust.keys;

import io.mien.MienException;
import io.mien.command.call.CommandCall;
import io.mien.trust.keys.file.KeyFile;
import io.mien.trust.release.SignedText;
import io.mien.trust.release.TrustException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The keys that a command signs with. */
final class SigningOptions {
    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "Private half of a key to sign with; once for each key.")
    private List<Path> keys = new ArrayList<>();

    @Mixin
    private PassphraseOption passphrases;

    PassphraseOption passphrases() {
        return passphrases;
    }

    /** Whether no key was named. */
    boolean isEmpty() {
        return keys.isEmpty();
    }

    /** The same metadata with a signature more of each key. */
    SignedText sign(SignedText text, CommandCall call) throws MienException, TrustException {
        SignedText signed = text;
        for (Path key : keys) {
            signed = signed.signed(KeyFile.read(call.resolve(key.toString()), file -> passphrases.of(file, call)));
        }
        return signed;
    }
}
