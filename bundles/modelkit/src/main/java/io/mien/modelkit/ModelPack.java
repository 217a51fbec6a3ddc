package io.mien.modelkit;

import io.mien.MienException;
import io.mien.command.runtime.CommandContext;
import io.mien.modelkit.pack.MudFile;
import io.mien.modelkit.pack.RequestedTrial;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
            "  mien model pack --trial anna.jpg -o door-features.jar my-features.mud",
            "  mien model pack --with my-decoder.jar my-model.mud",
            "  mien model pack --data /srv/door my-model.mud"
        })
final class ModelPack extends PackingVerb {
    @Parameters(paramLabel = "MUD", description = "The model's description, beside its weights.")
    private Path mud;

    @Mixin
    private WithOption with = new WithOption();

    @Mixin
    private DeployedOption deployed = new DeployedOption();

    ModelPack(CommandContext bench) {
        super(bench);
    }

    @Override
    protected int work() throws MienException {
        bench().requireUnlocked(mud);
        MudFile file = MudFile.read(mud);
        Path weights = file.beside(file.mud().file());
        Path target = target(file.mud());
        if (target.equals(mud) || target.equals(weights)) {
            throw misuse("-o " + target + " is what is to be packed");
        }
        with.start(bench());
        String own = file.mud().trial();
        boolean keeps = !hasWish() && !own.isEmpty() && Files.isDirectory(file.beside(own));
        pack(file, weights, keeps ? new RequestedTrial.Kept(file.beside(own)) : wish());
        return DONE;
    }
}
