package io.mien.modelkit;

import io.mien.command.line.VerbSource;
import io.mien.command.runtime.CommandContext;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/** The commands that make models ready to be deployed. */
@Component
public final class ModelkitVerbs implements VerbSource {
    private static final List<String> NAMES = List.of("model pack", "model pull", "model calibrate", "model convert");

    @Override
    public List<String> names() {
        return NAMES;
    }

    @Override
    public Object command(String name, CommandContext bench) {
        return switch (name) {
            case "model pack" -> new ModelPack(bench);
            case "model pull" -> new ModelPull(bench);
            case "model calibrate" -> new ModelCalibrate(bench);
            case "model convert" -> new ModelConvert(bench);
            default -> throw VerbSource.unknown(name);
        };
    }
}
