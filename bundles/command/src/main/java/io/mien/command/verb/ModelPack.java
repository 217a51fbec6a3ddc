package io.mien.command.verb;

import io.mien.MienException;
import io.mien.command.demo.DemoPictures;
import io.mien.command.output.Output;
import io.mien.command.pack.BundleNames;
import io.mien.command.pack.MudFile;
import io.mien.command.pack.Packed;
import io.mien.command.pack.Packer;
import io.mien.command.pack.TrialWish;
import io.mien.command.runtime.Workbench;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mien model pack}. */
@Command(
        name = "pack",
        description = {
            "Make a bundle of a model: data only, ready to be deployed.",
            "The model is opened as it will be when it is deployed, and run on a picture whose answer is packed with it; a"
                    + " model that cannot be opened is refused. The same model and picture give the same file."
        },
        footer = {
            "",
            "Examples:",
            "  mien model pack my-features.mud",
            "  mien model pack --trial anna.jpg -o door-features.jar my-features.mud"
        })
final class ModelPack extends Verb {
    @Parameters(paramLabel = "MUD", description = "The model's description, beside its weights.")
    private Path mud;

    @Option(
            names = "--trial",
            paramLabel = "PICTURE",
            description = "Picture with a face that the model is tried on, and that is packed with it; one of the"
                    + " distribution's unless given.")
    private Path picture;

    @Option(names = "--untried", description = "Pack no trial. Such a model serves only where it is asked for by name.")
    private boolean untried;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "The bundle; io.mien.model.NAME-VERSION.jar in the working folder unless given.")
    private Path target;

    ModelPack(Workbench bench) {
        super(bench);
    }

    @Override
    public Integer call() throws MienException {
        if (untried && picture != null) {
            throw misuse("--trial does not go with --untried");
        }
        MudFile file = MudFile.read(mud);
        Path weights = file.beside(file.mud().file());
        Path to = target == null ? bench().call().resolve(BundleNames.file(file.mud())) : target;
        if (to.equals(mud) || to.equals(weights)) {
            throw misuse("-o " + to + " is what is to be packed");
        }
        Packed packed = new Packer(bench()).pack(file, weights, wish(file), to);
        new Output(bench().call(), false).text(PackedReport.lines(packed));
        return DONE;
    }

    private TrialWish wish(MudFile file) throws MienException {
        if (untried) {
            return new TrialWish.Untried();
        }
        String own = file.mud().trial();
        if (picture == null && !own.isEmpty() && Files.isDirectory(file.beside(own))) {
            return new TrialWish.Kept(file.beside(own));
        }
        return new TrialWish.Recorded(picture == null ? picture(bench()) : picture);
    }

    /** A picture of the distribution's, with one face. */
    static Path picture(Workbench bench) throws MienException {
        DemoPictures pictures = DemoPictures.in(bench.call().home().resolve("people"));
        return pictures.enrolled().stream()
                .findFirst()
                .orElseThrow(() -> new MienException(pictures.folder() + ": nobody to try a model on; --trial PICTURE"))
                .in(pictures.folder())
                .path();
    }
}
