package io.mien.trust.keys;

import io.mien.MienException;
import io.mien.command.output.Output;
import io.mien.command.runtime.CommandContext;
import io.mien.trust.keys.file.KeyFile;
import io.mien.trust.release.RootText;
import io.mien.trust.release.SignedText;
import io.mien.trust.release.TrustException;
import io.mien.trust.release.TrustRoot;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code mien keys show}. */
@Command(
        name = "show",
        description = {
            "Show the id of a public key, or a root with its keys and who signed it.",
            "Of several roots each must follow the one before it; the first that does not is named, and the exit code is 1."
        },
        footer = {"", "Examples:", "  mien keys show release.key.pub", "  mien keys show root.json 2.root.json"})
final class KeysShow extends TrustVerb {
    @Parameters(arity = "1..*", paramLabel = "FILE", description = "A public half, or roots in their order.")
    private List<Path> files;

    KeysShow(CommandContext bench) {
        super(bench);
    }

    @Override
    int work(Output output) throws MienException, TrustException {
        TrustRoot before = null;
        for (Path file : resolve(files)) {
            if (file.toString().endsWith(KeyFile.PUBLIC)) {
                output.text("key " + KeyFile.readPublic(file).id());
                continue;
            }
            SignedText text = SignedText.read(file);
            output.text(SignedReport.root(RootText.read(text)));
            if (files.size() > 1) {
                before = before == null ? TrustRoot.read(file) : before.successor(text);
            }
        }
        return DONE;
    }
}
