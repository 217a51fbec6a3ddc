package io.mien.compose;

import io.mien.command.line.VerbSource;
import io.mien.command.runtime.CommandContext;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/** The command that composes products. */
@Component
public final class ComposeVerbs implements VerbSource {
    private static final String NAME = "compose";

    @Override
    public List<String> names() {
        return List.of(NAME);
    }

    @Override
    public Object command(String name, CommandContext bench) {
        if (name.equals(NAME)) {
            return new Compose(bench);
        }
        throw VerbSource.unknown(name);
    }
}
