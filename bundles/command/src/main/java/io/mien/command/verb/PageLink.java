package io.mien.command.verb;

import io.mien.command.runtime.CommandContext;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code mien page}. */
@Command(
        name = "page",
        description = {
            "Print a link to the page of a running Mien, or set the page's password.",
            "The link opens the page once, within a minute."
        },
        footer = {
            "",
            "Examples:",
            "  mien page",
            "  mien page --open --data /srv/door",
            "  mien page password page.hash"
        })
final class PageLink extends BroughtVerb {
    @Option(names = "--open", description = "Have a browser on this machine open it.")
    private boolean open;

    PageLink(CommandContext bench) {
        super(bench);
    }

    @Override
    Map<String, Object> told() {
        return Map.of("open", open);
    }
}
