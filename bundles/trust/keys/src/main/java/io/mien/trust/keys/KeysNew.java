package io.mien.trust.keys;

import io.mien.MienException;
import io.mien.command.output.Output;
import io.mien.command.runtime.CommandContext;
import io.mien.trust.keys.file.KeyFile;
import io.mien.trust.release.RootText;
import io.mien.trust.release.SignedText;
import io.mien.trust.release.SigningKey;
import io.mien.trust.release.TrustException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mien keys new}. */
@Command(
        name = "new",
        description = {
            "Make a key to sign with, or the first root: the file that says whose signatures count.",
            "Of a key, FILE is the private half, which its owner alone can read; FILE.pub is the public half, which a root"
                    + " names. Both are PEM, as OpenSSL reads it. A product that is composed with a root takes nothing else"
                    + " than what its keys signed. With --key a root is signed at once; keys that lie elsewhere sign it later"
                    + " with 'mien sign'."
        },
        footer = {
            "",
            "Examples:",
            "  mien keys new release.key",
            "  mien keys new --passphrase /media/safe/root.key",
            "  mien keys new --root root.json --root-key root.key.pub --release-key release.key.pub --key root.key",
            "  mien keys new --root root.json --root-key a.pub --root-key b.pub --root-key c.pub --root-threshold 2"
                    + " --release-key release.key.pub --product gate"
        })
final class KeysNew extends TrustVerb {
    @Parameters(paramLabel = "FILE", description = "The file to write; it must not exist.")
    private Path file;

    @Option(names = "--passphrase", description = "Encrypt the private half with a passphrase, which is asked for.")
    private boolean asked;

    @Option(names = "--root", description = "Make a root, not a key.")
    private boolean root;

    @Mixin
    private SigningOptions signing;

    @ArgGroup(validate = false, heading = "%nWith --root:%n", order = 1)
    private RootOptions options;

    KeysNew(CommandContext bench) {
        super(bench);
    }

    @Override
    int work(Output output) throws MienException, TrustException {
        Path target = resolve(file);
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new MienException(target + ": exists, and is not replaced");
        }
        if (root) {
            if (asked || options == null) {
                throw misuse("--root needs --root-key and --release-key, and has no --passphrase");
            }
            SignedText text = signing.sign(options.root(target, this::resolve, this::time), bench().call());
            write(text);
            output.text(SignedReport.root(RootText.read(text)));
        } else {
            if (options != null || !signing.isEmpty()) {
                throw misuse("only with --root there are keys that sign, a product and an expiry");
            }
            create(target, output);
        }
        return DONE;
    }

    private void create(Path target, Output output) throws MienException {
        Optional<char[]> passphrase = signing.passphrases().ofNew(asked, bench().call());
        SigningKey key = SigningKey.create();
        KeyFile.create(target, key, passphrase);
        output.text(List.of(
                "key " + key.verification().id(),
                "private half" + (passphrase.isPresent() ? ", encrypted" : "") + ": " + target,
                "public half: " + KeyFile.publicHalf(target)));
    }
}
