package io.mien.sightings;

import io.mien.command.line.VerbSource;
import io.mien.command.runtime.CommandContext;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/** The commands that show what was seen, and teach from it. */
@Component
public final class SightingsVerbs implements VerbSource {
    private static final List<String> NAMES =
            List.of("sightings", "sightings list", "sightings name", "sightings delete");

    @Override
    public List<String> names() {
        return NAMES;
    }

    @Override
    public Object command(String name, CommandContext bench) {
        return switch (name) {
            case "sightings" -> new SightingsGroup();
            case "sightings list" -> new SightingsList(bench);
            case "sightings name" -> new SightingsName(bench);
            case "sightings delete" -> new SightingsDelete(bench);
            default -> throw VerbSource.unknown(name);
        };
    }
}
