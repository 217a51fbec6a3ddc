package io.mien.console;

import io.mien.console.access.ConsoleException;
import java.io.PrintStream;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;

/**
 * Prints a link to the page for {@code mien page}, found by {@code io.mien.command=page}. It is given {@code out} and {@code err} (PrintStream) and {@code open}
 * (Boolean): whether a browser is to open it. Its exit code is 1 if the page is not served.
 */
@Component(
        service = ToIntFunction.class,
        configurationPid = "io.mien.console",
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        property = "io.mien.command=page")
public final class PageCommand implements ToIntFunction<Map<String, Object>> {
    private final PageServer server;

    /** Made by Declarative Services. */
    @Activate
    public PageCommand(@Reference PageServer server) {
        this.server = server;
    }

    @Override
    public int applyAsInt(Map<String, Object> call) {
        try {
            RunningServer running = server.serving();
            String link = running.link();
            PrintStream out = (PrintStream) call.get("out");
            out.println("page " + link);
            out.flush();
            if (Boolean.TRUE.equals(call.get("open"))) {
                running.open(link);
            }
            return 0;
        } catch (ConsoleException e) {
            ((PrintStream) call.get("err")).println("mien: " + e.getMessage());
            return 1;
        }
    }
}
