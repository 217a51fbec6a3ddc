package io.mien.command.verb;

import io.mien.MienException;
import io.mien.command.call.UsageException;
import io.mien.command.framework.Services;
import io.mien.command.line.BroughtCommand;
import io.mien.command.runtime.CommandContext;
import io.mien.session.KeptSightings;
import io.mien.session.WatchedSources;
import io.mien.track.SightingStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mien live}. */
@Command(
        name = "live",
        description = {
            "Watch cameras, and see the people in front of them on a page.",
            "Runs the product 'live' with these sources until 'mien stop', Ctrl-C or a signal ends it, and prints a link"
                    + " that opens the page once, within a minute; 'mien page' prints another."
        },
        footer = {
            "",
            "Examples:",
            "  mien live",
            "  mien live --open demo:",
            "  mien live --sightings rtsp://camera.lan/stream",
            "  mien live --page 8090 rtsp://camera.lan/stream file:clip.mp4"
        })
final class WatchSources extends ServingVerb {
    private static final Pattern ADDRESS = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):.*", Pattern.DOTALL);

    /** Also read by the launcher, which starts the product. */
    @Parameters(
            arity = "0..*",
            paramLabel = "ADDRESS",
            description = "Where frames come from, as in docs/live.md; 'browser:' and 'demo:' unless given.")
    private List<String> addresses = List.of("browser:", "demo:");

    @Option(
            names = "--page",
            paramLabel = "PORT",
            description = "Port of the page; any that is free unless given here or in the configuration.")
    private Integer port;

    @Option(names = "--open", description = "Have a browser on this machine open the page.")
    private boolean open;

    @Option(
            names = "--sightings",
            description =
                    "Keep for a while who was seen, and crops of the faces, in the data folder; see 'mien sightings'.")
    private boolean sightings;

    WatchSources(CommandContext bench) {
        super(bench);
    }

    @Override
    Services.Offer ask() throws MienException {
        if (port != null && (port < 0 || port > 65535)) {
            throw new UsageException("--page takes a port from 0 to 65535, not " + port);
        }
        WatchedSources watched = new WatchedSources(sources());
        Services.Offer kept = sightings ? bench().services().offer(KeptSightings.class, new KeptSightings()) : () -> {};
        Services.Offer asked = bench().services().offer(WatchedSources.class, watched);
        return () -> {
            asked.close();
            kept.close();
        };
    }

    /** Each is called by its scheme, and from the second one on by a number, too. */
    private Map<String, String> sources() throws UsageException {
        Map<String, String> byName = new LinkedHashMap<>();
        for (String address : addresses) {
            Matcher matcher = ADDRESS.matcher(address);
            if (!matcher.matches()) {
                throw new UsageException(
                        "'" + address + "' is not an address of the form SCHEME:LOCATION, such as demo:");
            }
            String scheme = matcher.group(1);
            String name = scheme;
            for (int number = 2; byName.containsKey(name); number++) {
                name = scheme + number;
            }
            byName.put(name, address);
        }
        return byName;
    }

    @Override
    Map<String, Object> page() {
        return port == null ? Map.of() : Map.of("port", port);
    }

    @Override
    int served() {
        if (sightings && bench().services().all(SightingStatus.class).isEmpty()) {
            bench().call().err().println("mien: the product keeps no sightings: it has no io.mien.sightings");
            return FAILED;
        }
        Optional<ToIntFunction<Map<String, Object>>> link = bench().services().command("page");
        if (link.isEmpty()) {
            bench().call().err().println("mien: the product has no page");
            return FAILED;
        }
        return BroughtCommand.run(link.get(), bench().call(), Map.of("open", open));
    }
}
