package io.mien.compose;

import io.mien.MienException;
import io.mien.boot.platform.Platform;
import io.mien.command.line.Verb;
import io.mien.command.output.Output;
import io.mien.command.output.OutputClosedException;
import io.mien.command.runtime.CommandContext;
import io.mien.compose.analysis.ProductAnalysis;
import io.mien.compose.bill.AllowedLicences;
import io.mien.compose.jre.JavaRuntime;
import io.mien.compose.pack.ComposeException;
import io.mien.compose.pack.Packager;
import io.mien.compose.pack.deb.DebMaintainer;
import io.mien.compose.product.CompositionSteps;
import io.mien.compose.product.OutputFormat;
import io.mien.compose.product.ProductComposition;
import io.mien.compose.product.ProductLock;
import io.mien.compose.product.ProductPackagers;
import io.mien.compose.product.ProductPlan;
import io.mien.compose.product.ProductPlanner;
import io.mien.compose.product.ProductRequest;
import io.mien.compose.product.ProductTarget;
import io.mien.support.files.IoReason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mien compose}. */
@Command(
        name = "compose",
        description = {
            "Compose a product of its own out of features, with only the bundles that they need.",
            "The product is a folder with its own bin/mien, or such a folder in one file. The same inputs give the same"
                    + " bytes. Nothing is fetched from the network."
        },
        footer = {
            "",
            "Examples:",
            "  mien compose gate -o gate",
            "  mien compose door.json --add com.example.door-1.0.0.jar -o door.zip",
            "  mien compose gate --jlink --maintainer 'Ada <ada@example.com>' -o gate.deb",
            "  mien compose gate --jlink --base-packages debs -o gate.oci",
            "  mien compose gate --add io.mien:io.mien.matcher.signs:0.1.0 -o gate-signs"
        })
final class Compose extends Verb {
    @Parameters(
            arity = "1..*",
            paramLabel = "FEATURE",
            description =
                    "A product of features/, or the path of a feature file (.json). Of several the first names the"
                            + " product.")
    private List<String> features = List.of();

    @Option(
            names = "--add",
            paramLabel = "BUNDLE|FEATURE|MAVEN",
            description =
                    "Add a jar, a feature file, or group:artifact:version; it takes the place of the bundle of its"
                            + " name.")
    private List<String> added = List.of();

    @Option(
            names = "--repository",
            paramLabel = "DIR",
            description = "Look for group:artifact:version here, too: a folder laid out as a Maven repository.")
    private List<Path> repositories = List.of();

    @Option(
            names = "--platform",
            paramLabel = "NAME",
            description = "What the product runs on: linux-x86-64, linux-aarch64, macos-aarch64 or windows-x86-64; this"
                    + " platform unless given.")
    private String platform = Platform.current();

    @Option(
            names = "-o",
            required = true,
            paramLabel = "DIR|ZIP|DEB|OCI",
            description = "Where the product is written; must not exist yet.")
    private Path target;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "What is written, if the name does not tell: dir, zip, deb or oci.")
    private String format;

    @Option(
            names = "--jlink",
            description = "Add a Java runtime with the modules that the product needs; bin/mien then uses it.")
    private boolean jlink;

    @Option(
            names = "--jmods",
            paramLabel = "DIR",
            description =
                    "Make that runtime of these modules: the folder jmods of a JDK for the platform, of this Java's"
                            + " version.")
    private Path jmods;

    @Option(
            names = "--base",
            paramLabel = "PATH",
            description = "Build an image on this one: an OCI image layout, or a tar of a root file system.")
    private Path base;

    @Option(
            names = "--base-packages",
            paramLabel = "DIR",
            description = "Build an image on the Debian packages of this folder.")
    private Path basePackages;

    @Option(names = "--maintainer", paramLabel = "'NAME <MAIL>'", description = "Who answers for a Debian package.")
    private String maintainer;

    @Option(
            names = "--root",
            paramLabel = "FILE",
            description = "Lock the product: it runs only what a release says that these keys have signed.")
    private Path root;

    @Option(
            names = "--allow-licence",
            paramLabel = "NAME",
            description = "Take parts with this licence, too; 'unknown' for those that state none.")
    private List<String> licences = List.of();

    @Option(
            names = "--unstarted",
            paramLabel = "REASON",
            description = "Do not start the product once to see that all bundles start; the reason is printed.")
    private String unstarted;

    Compose(CommandContext bench) {
        super(bench);
    }

    @Override
    public Integer call() throws MienException {
        bench().requireUnlocked("a product composed into " + target);
        Output output = new Output(bench().call(), false);
        try {
            ProductTarget place = ProductTarget.of(target, Optional.ofNullable(format), inputs());
            requireFolder(place.format());
            Optional<Packager> packager = new ProductPackagers(
                            Optional.ofNullable(base), Optional.ofNullable(basePackages), maintainer())
                    .of(place.format());
            ProductPlan plan = ProductPlanner.plan(request());
            Optional<ProductLock> lock = root == null ? Optional.empty() : Optional.of(ProductLock.of(root, plan));
            new ProductComposition(plan, place, packager, runtime(), lock, analysis(), new PrintedSteps(output)).run();
            output.completed("composed " + plan.name() + " " + plan.id().version() + " for " + plan.platform()
                    + " into " + target + ": " + plan.bundles().size() + " bundles");
            return DONE;
        } catch (ComposeException e) {
            throw new MienException(e.getMessage(), e);
        } catch (IOException e) {
            throw new MienException(target + ": is not written: " + IoReason.of(e), e);
        } catch (CancellationException e) {
            throw output.interrupted(target + " was not written");
        }
    }

    private Optional<DebMaintainer> maintainer() throws ComposeException {
        return maintainer == null ? Optional.empty() : Optional.of(DebMaintainer.of(maintainer));
    }

    private void requireFolder(OutputFormat format) throws ComposeException {
        if (root != null && format != OutputFormat.DIR) {
            throw new ComposeException("a locked product is composed as a folder, whose release is signed then");
        }
    }

    private Optional<JavaRuntime> runtime() throws ComposeException {
        if (!jlink && jmods != null) {
            throw new ComposeException("--jmods is for --jlink");
        }
        if (jlink && jmods == null && !isHere()) {
            throw new ComposeException("--jlink makes a runtime for " + Platform.current() + ", and the product is for "
                    + platform + "; --jmods names the modules of a JDK for it");
        }
        return jlink ? Optional.of(new JavaRuntime(Optional.ofNullable(jmods))) : Optional.empty();
    }

    private boolean isHere() {
        return platform.equals(Platform.current());
    }

    /** A product for another platform cannot be started here. */
    private ProductAnalysis analysis() {
        AllowedLicences allowed = new AllowedLicences(licences);
        if (unstarted != null) {
            return ProductAnalysis.unstarted(allowed, unstarted);
        }
        if (!isHere()) {
            return ProductAnalysis.unstarted(allowed, "it is for " + platform + ", and this is " + Platform.current());
        }
        return ProductAnalysis.started(allowed);
    }

    private ProductRequest request() {
        List<Path> all = new ArrayList<>(repositories);
        all.add(bench().call().home().resolve("repository"));
        all.add(Path.of(System.getProperty("user.home"), ".m2", "repository"));
        return new ProductRequest(bench().call().home(), bench().call().directory(), features, added, all, platform);
    }

    /** What the product is made of, as far as a person named it. */
    private List<Path> inputs() {
        List<Path> inputs = new ArrayList<>(repositories);
        inputs.add(bench().call().home());
        added.forEach(argument -> inputs.add(bench().call().directory().resolve(argument)));
        return inputs;
    }

    /** Prints a line for each step of the work. */
    private record PrintedSteps(Output output) implements CompositionSteps {
        @Override
        public void begin(String step) {
            try {
                output.text(step);
            } catch (OutputClosedException e) {
                throw new CancellationException(e.getMessage());
            }
        }

        @Override
        public void checkpoint() {
            output.checkpoint();
        }
    }
}
