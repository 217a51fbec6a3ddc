package io.mien.trust.keys;

import io.mien.command.line.VerbSource;
import io.mien.command.runtime.CommandContext;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/** The commands on keys and signed files. */
@Component
public final class TrustVerbs implements VerbSource {
    private static final List<String> NAMES = List.of("keys", "keys new", "keys rotate", "keys show", "sign", "verify");

    @Override
    public List<String> names() {
        return NAMES;
    }

    @Override
    public Object command(String name, CommandContext bench) {
        return switch (name) {
            case "keys" -> new KeysGroup();
            case "keys new" -> new KeysNew(bench);
            case "keys rotate" -> new KeysRotate(bench);
            case "keys show" -> new KeysShow(bench);
            case "sign" -> new Sign(bench);
            case "verify" -> new Verify(bench);
            default -> throw VerbSource.unknown(name);
        };
    }
}
