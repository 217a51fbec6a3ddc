package io.mien.upgrade;

import io.mien.command.line.VerbSource;
import io.mien.command.runtime.CommandContext;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/** The command on releases. */
@Component
public final class UpgradeVerbs implements VerbSource {
    @Override
    public List<String> names() {
        return List.of("upgrade");
    }

    @Override
    public Object command(String name, CommandContext bench) {
        if (!name.equals("upgrade")) {
            throw VerbSource.unknown(name);
        }
        return new UpgradeVerb(bench);
    }
}
