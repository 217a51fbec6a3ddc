package io.mien.trust.keys;

import io.mien.MienException;
import io.mien.command.output.Output;
import io.mien.command.runtime.CommandContext;
import io.mien.trust.release.Release;
import io.mien.trust.release.ReleaseText;
import io.mien.trust.release.RootText;
import io.mien.trust.release.SignedText;
import io.mien.trust.release.TrustException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mien sign}. */
@Command(
        name = "sign",
        description = {
            "Sign a release or a root.",
            "Signatures of other keys stay, so that several people can sign one after the other. A release that is given"
                    + " another sequence or expiry loses the signatures that it had."
        },
        footer = {
            "",
            "Examples:",
            "  mien sign gate/release.json --sequence 8 --expires 2027-06-30 --key release.key",
            "  mien sign 2.root.json --key /media/safe/root-2.key"
        })
final class Sign extends TrustVerb {
    @Parameters(paramLabel = "FILE", description = "The release or root; it is replaced.")
    private Path file;

    @Option(names = "--sequence", paramLabel = "N", description = "Raise the number of the release to this one.")
    private Long sequence;

    @Option(names = "--expires", paramLabel = "DAY", description = "When devices should have heard of a later release.")
    private String expires;

    @Mixin
    private SigningOptions signing;

    Sign(CommandContext bench) {
        super(bench);
    }

    @Override
    int work(Output output) throws MienException, TrustException {
        if (signing.isEmpty()) {
            throw misuse("--key is needed");
        }
        SignedText text = SignedText.read(resolve(file));
        if (text.type().equals("root")) {
            if (sequence != null || expires != null) {
                throw misuse("--sequence and --expires are for releases; 'mien keys rotate' makes another root");
            }
            SignedText signed = signing.sign(text, bench().call());
            RootText.read(signed);
            write(signed);
            output.text(SignedReport.root(RootText.read(signed)));
            return DONE;
        }
        Release release = ReleaseText.read(text);
        SignedText renewed = sequence == null && expires == null ? text : renewed(text, release);
        SignedText signed = signing.sign(renewed, bench().call());
        write(signed);
        output.text(SignedReport.release(ReleaseText.read(signed)));
        output.text(signed.signers().stream().map(id -> "signed by key " + id).toList());
        return DONE;
    }

    private SignedText renewed(SignedText text, Release release) throws MienException, TrustException {
        long number = sequence == null ? release.sequence() : sequence;
        boolean signed = !text.signers().isEmpty();
        if (number < release.sequence() || signed && number == release.sequence()) {
            throw new MienException(text.file() + ": has sequence " + release.sequence()
                    + (signed ? " and is signed" : "") + ": --sequence must be higher");
        }
        return ReleaseText.renewed(text, number, expires == null ? release.expires() : time(expires));
    }
}
