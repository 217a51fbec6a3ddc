package io.mien.modelkit;

import io.mien.MienException;
import io.mien.command.line.LoneVerb;
import io.mien.command.option.TrialOptions;
import io.mien.command.output.Output;
import io.mien.command.people.DemoPictures;
import io.mien.command.runtime.CommandContext;
import io.mien.model.Mud;
import io.mien.modelkit.pack.BundleNames;
import io.mien.modelkit.pack.ModelPacker;
import io.mien.modelkit.pack.MudFile;
import io.mien.modelkit.pack.PackedBundle;
import io.mien.modelkit.pack.RequestedTrial;
import java.nio.file.Path;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** A command that packs a model. */
abstract class PackingVerb extends LoneVerb {
    @ArgGroup(validate = false, heading = TrialOptions.HEADING, order = 1)
    private TrialOptions trial = new TrialOptions();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "The bundle; io.mien.model.NAME-VERSION.jar in the working folder unless given.")
    private Path target;

    PackingVerb(CommandContext bench) {
        super(bench);
    }

    /** The trial that was asked for, or the one to be made if nothing was said. */
    final RequestedTrial wish() throws MienException {
        if (trial.isContradiction()) {
            throw misuse("--trial does not go with --untried");
        }
        return trial.isUntried()
                ? new RequestedTrial.Untried()
                : new RequestedTrial.Recorded(
                        trial.picture().isPresent() ? trial.picture().get() : picture(bench()));
    }

    /** Whether something was said of the trial. */
    final boolean hasWish() {
        return trial.isUntried() || trial.picture().isPresent();
    }

    /** The bundle to be written. */
    final Path target(Mud mud) throws MienException {
        return target == null ? bench().call().resolve(BundleNames.file(mud)) : target;
    }

    /** Packs a model and says so. */
    final void pack(MudFile file, Path weights, RequestedTrial wish) throws MienException {
        PackedBundle packed = new ModelPacker(bench()).pack(file, weights, wish, target(file.mud()));
        new Output(bench().call(), false).text(PackedReport.lines(packed));
    }

    /** A picture of the distribution's, with one face. */
    static Path picture(CommandContext bench) throws MienException {
        DemoPictures pictures = DemoPictures.in(bench.call().home().resolve("people"));
        return pictures.enrolled().stream()
                .findFirst()
                .orElseThrow(() -> new MienException(pictures.folder() + ": nobody to try a model on; --trial PICTURE"))
                .in(pictures.folder())
                .path();
    }
}
