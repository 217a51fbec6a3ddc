package io.mien.trust.keys;

import io.mien.MienException;
import io.mien.command.output.Output;
import io.mien.command.runtime.CommandContext;
import io.mien.trust.release.RootText;
import io.mien.trust.release.RootText.Signers;
import io.mien.trust.release.SignedText;
import io.mien.trust.release.TrustException;
import io.mien.trust.release.TrustRole;
import io.mien.trust.release.TrustRoot;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mien keys rotate}. */
@Command(
        name = "rotate",
        description = {
            "Make the root that follows another one, with other keys.",
            "It counts once enough keys of the old root and enough of its own have signed it. What nothing is said of stays:"
                    + " keys, thresholds, product."
        },
        footer = {
            "",
            "Examples:",
            "  mien keys rotate root.json -o 2.root.json --release-key new.key.pub --key root.key",
            "  mien keys rotate root.json -o 2.root.json --root-key new-root.key.pub --key root.key --key new-root.key"
        })
final class KeysRotate extends TrustVerb {
    @Parameters(paramLabel = "ROOT", description = "The root that is followed, signed by enough keys.")
    private Path file;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "NEXT",
            description = "The file to write; one that is there is replaced.")
    private Path target;

    @Option(
            names = "--expires",
            paramLabel = "DAY",
            description = "When a further root should be there; as before unless given.")
    private String expires;

    @ArgGroup(validate = false, heading = SignersOptions.HEADING, order = 1)
    private SignersOptions signers = new SignersOptions();

    @Mixin
    private SigningOptions signing;

    KeysRotate(CommandContext bench) {
        super(bench);
    }

    @Override
    int work(Output output) throws MienException, TrustException {
        Path from = resolve(file);
        Path to = resolve(target);
        if (from.equals(to)) {
            throw misuse("NEXT is another file than ROOT: installations need both");
        }
        TrustRoot before = TrustRoot.read(from);
        SignedText next = RootText.unsigned(
                to,
                before.version() + 1,
                expires == null ? before.expires() : time(expires),
                before.product(),
                signers.root(Optional.of(kept(before, before.rootRole())), this::resolve),
                signers.release(Optional.of(kept(before, before.releaseRole())), this::resolve));
        SignedText signed = signing.sign(next, bench().call());
        write(signed);
        output.text(SignedReport.root(RootText.read(signed)));
        output.text(SignedReport.signatures("of root " + before.version(), before, before.rootRole(), signed));
        return DONE;
    }

    private static Signers kept(TrustRoot root, TrustRole role) {
        return new Signers(
                role.threshold(), role.keyIds().stream().map(root.keys()::get).toList());
    }
}
