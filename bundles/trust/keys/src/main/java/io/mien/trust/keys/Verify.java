package io.mien.trust.keys;

import io.mien.MienException;
import io.mien.command.output.Output;
import io.mien.command.runtime.CommandContext;
import io.mien.trust.release.InstalledFiles;
import io.mien.trust.release.Release;
import io.mien.trust.release.SignedText;
import io.mien.trust.release.TrustException;
import io.mien.trust.release.TrustRoot;
import io.mien.trust.release.UntrustedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mien verify}. */
@Command(
        name = "verify",
        description = {
            "Verify a product: its release's signatures, and every file that the release lists.",
            "The first fault is named, and the exit code is 1. A file that is not listed is a fault in the folders that a"
                    + " product runs from (bin, bundles, features, lib, models); others are reported, such as conf and jre."
        },
        footer = {
            "",
            "Examples:",
            "  mien verify gate --root root.json",
            "  mien verify gate --root root.json --root 2.root.json",
            "  mien verify /media/stick/release.json --root root.json"
        })
final class Verify extends TrustVerb {
    @Parameters(
            paramLabel = "DIR|RELEASE",
            description = "The product's folder, or its release file, which lies in that folder.")
    private Path product;

    @Option(
            names = "--root",
            paramLabel = "FILE",
            description =
                    "The root that you trust, and those that follow it, in their order. Without it, the product is"
                            + " compared with its own root, which could have been exchanged with the product.")
    private List<Path> roots = new ArrayList<>();

    Verify(CommandContext bench) {
        super(bench);
    }

    @Override
    int work(Output output) throws MienException, TrustException {
        Path given = resolve(product);
        boolean folder = Files.isDirectory(given);
        Path home = folder ? given : given.getParent();
        TrustRoot root = root(home, output);
        Release release = root.release(SignedText.read(folder ? given.resolve(Release.FILE) : given));
        InstalledFiles.Findings findings = findings(new InstalledFiles(home, release), output);
        requireNoFault(findings.faults());
        output.text(SignedReport.release(release));
        output.text("all listed files are as they were signed, under root " + root.version());
        findings.unlisted().forEach(path -> output.problem("not listed: " + path));
        if (release.expires().isBefore(Instant.now())) {
            output.problem("the release expired on " + release.expires());
        }
        return DONE;
    }

    private TrustRoot root(Path home, Output output) throws TrustException {
        Path installed = home.resolve(TrustRoot.FILE);
        if (roots.isEmpty()) {
            TrustRoot root = TrustRoot.read(installed);
            output.problem("without --root, the product is compared with its own root only");
            return root;
        }
        TrustRoot root = TrustRoot.read(resolve(roots));
        if (!Files.notExists(installed, LinkOption.NOFOLLOW_LINKS)
                && !SignedText.read(installed).digest().equals(root.text().digest())) {
            throw new UntrustedException(
                    installed, "is another root than " + root.text().file());
        }
        return root;
    }

    private static InstalledFiles.Findings findings(InstalledFiles files, Output output)
            throws MienException, TrustException {
        try {
            return files.compare(file -> output.checkpoint());
        } catch (CancellationException e) {
            throw output.interrupted("not all files were compared");
        }
    }

    private static void requireNoFault(List<UntrustedException> faults) throws MienException {
        if (!faults.isEmpty()) {
            String more = faults.size() == 1 ? "" : " (and " + (faults.size() - 1) + " more faults)";
            throw new MienException(faults.get(0).getMessage() + more, faults.get(0));
        }
    }
}
