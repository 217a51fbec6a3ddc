package io.mien.modelkit;

import io.mien.MienException;
import io.mien.command.output.Output;
import io.mien.command.output.Table;
import io.mien.command.runtime.CommandContext;
import io.mien.model.Mud;
import io.mien.modelkit.pack.MudFile;
import io.mien.modelkit.pull.CatalogEntry;
import io.mien.modelkit.pull.DownloadCatalog;
import io.mien.modelkit.pull.DownloadMirror;
import io.mien.modelkit.pull.FetchedWeights;
import io.mien.modelkit.pull.WeightsFetcher;
import io.mien.support.download.DownloadException;
import io.mien.support.download.DownloadPolicy;
import io.mien.support.download.InterruptibleWork;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mien model pull}. */
@Command(
        name = "pull",
        description = {
            "Fetch a model of the catalog and make a bundle of it.",
            "A download that breaks off is resumed by the next pull. Size and SHA-256 are checked; the model is then"
                    + " tried and packed as by 'mien model pack'."
        },
        footer = {
            "",
            "Examples:",
            "  mien model pull --list",
            "  mien model pull yunet",
            "  mien model pull w600k_r50 --accept-licence --keep",
            "  mien model pull det_10g --accept-licence --mirror ."
        })
final class ModelPull extends PackingVerb {
    private static final double MEBIBYTE = 1 << 20;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "The model, as '--list' calls it.")
    private String name;

    @Option(names = "--list", description = "List what can be fetched.")
    private boolean list;

    @Option(
            names = "--mirror",
            paramLabel = "DIR|URL",
            description = "Take files of the same names from this folder, or from below this URL.")
    private String mirror;

    @Option(
            names = "--accept-licence",
            description = "Accept the terms of a model that is not free for every use; '--list' shows them.")
    private boolean accepted;

    @Option(names = "--keep", description = "Keep what was downloaded beside the bundle, for another '--mirror .'.")
    private boolean keep;

    @Option(
            names = "--attempts",
            paramLabel = "N",
            description = "How often a transfer that breaks off is begun or resumed; 5 unless given.")
    private int attempts = DownloadPolicy.DEFAULT.attempts();

    @Option(names = "--patience", paramLabel = "SECONDS", description = "Longest time without a byte; 30 unless given.")
    private long patience = DownloadPolicy.DEFAULT.patience().toSeconds();

    @Option(
            names = "--catalogue",
            paramLabel = "FILE",
            description = "Another catalog than the distribution's models/catalogue.json.")
    private Path catalogue;

    ModelPull(CommandContext bench) {
        super(bench);
    }

    @Override
    protected int work() throws MienException {
        if (attempts < 1 || patience < 1) {
            throw misuse("--attempts and --patience are at least 1");
        }
        Path home = bench().call().home();
        DownloadCatalog known =
                DownloadCatalog.read(catalogue == null ? home.resolve("models/catalogue.json") : catalogue);
        Output output = new Output(bench().call(), false);
        if (list) {
            output.text(table(known));
            return DONE;
        }
        if (name == null) {
            throw misuse("NAME is needed, or --list");
        }
        bench().requireUnlocked(name);
        pull(known.find(name), output);
        return DONE;
    }

    private void pull(CatalogEntry entry, Output output) throws MienException {
        if (!entry.terms().isEmpty() && !accepted) {
            throw new MienException(
                    entry.name() + ": " + entry.licence() + ": " + entry.terms() + " --accept-licence accepts that");
        }
        DownloadMirror from = mirror == null ? DownloadMirror.NONE : DownloadMirror.of(mirror, bench().call()::resolve);
        DownloadPolicy policy = DownloadPolicy.DEFAULT.with(attempts, Duration.ofSeconds(patience));
        String text = entry.mudText();
        Mud mud = Mud.parse(text, entry.name() + ".mud");
        Path folder = target(mud).getParent();
        WeightsFetcher fetcher = new WeightsFetcher(from, policy, (file, bytes) -> output.download(bytes)::reach);
        try (FetchedWeights fetched = fetched(fetcher, entry, folder, output)) {
            output.clear();
            pack(new MudFile(folder.resolve(entry.name() + ".mud"), text, mud), fetched.file(), wish());
            fetched.used(keep);
        }
    }

    private static FetchedWeights fetched(WeightsFetcher fetcher, CatalogEntry entry, Path folder, Output output)
            throws MienException {
        try {
            return InterruptibleWork.run(output::isAsked, () -> fetcher.fetch(entry, folder));
        } catch (DownloadException e) {
            throw output.isAsked() ? output.interrupted(e.getMessage()) : e;
        }
    }

    private static List<String> table(DownloadCatalog catalogue) {
        Table table = new Table("").title("NAME", "ALSO", "TYPE", "MIB", "LICENCE", "GOOD FOR");
        for (CatalogEntry entry : catalogue.entries()) {
            table.row(
                    entry.name(),
                    entry.alias(),
                    entry.type(),
                    String.format(Locale.ROOT, "%.1f", entry.fetched() / MEBIBYTE),
                    entry.licence() + (entry.terms().isEmpty() ? "" : " *"),
                    entry.use());
        }
        List<String> lines = new ArrayList<>(table.lines());
        catalogue.entries().stream()
                .filter(e -> !e.terms().isEmpty())
                .map(e -> "* " + e.licence() + ": " + e.terms())
                .distinct()
                .forEach(lines::add);
        return lines;
    }
}
