package io.mien.demo;

import io.mien.command.line.VerbSource;
import io.mien.command.runtime.CommandContext;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/** The command that shows what Mien does. */
@Component
public final class DemoVerbs implements VerbSource {
    private static final List<String> NAMES = List.of("demo");

    @Override
    public List<String> names() {
        return NAMES;
    }

    @Override
    public Object command(String name, CommandContext bench) {
        return switch (name) {
            case "demo" -> new Demo(bench);
            default -> throw VerbSource.unknown(name);
        };
    }
}
