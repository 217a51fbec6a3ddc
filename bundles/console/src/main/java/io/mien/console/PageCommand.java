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
 * (Boolean): whether a browser is to open it. Its exit code is 1 if the page is not served; a link that no browser opens is printed with a warning.
 */
@Component(
        service = ToIntFunction.class,
        configurationPid = "io.mien.console",
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        property = "io.mien.command=page")
public final class PageCommand implements ToIntFunction<Map<String, Object>> {
    private final Links links;

    /** Links to the page. */
    interface Links {
        /** @throws ConsoleException if the page is not served */
        String create() throws ConsoleException;

        /** @throws ConsoleException if no browser opens it */
        void open(String link) throws ConsoleException;
    }

    /** Made by Declarative Services. */
    @Activate
    public PageCommand(@Reference PageServer server) {
        this(new Links() {
            @Override
            public String create() throws ConsoleException {
                return server.serving().link();
            }

            @Override
            public void open(String link) throws ConsoleException {
                server.serving().open(link);
            }
        });
    }

    PageCommand(Links links) {
        this.links = links;
    }

    @Override
    public int applyAsInt(Map<String, Object> call) {
        PrintStream err = (PrintStream) call.get("err");
        String link;
        try {
            link = links.create();
        } catch (ConsoleException e) {
            err.println("mien: " + e.getMessage());
            return 1;
        }
        PrintStream out = (PrintStream) call.get("out");
        out.println("page " + link);
        out.flush();
        if (Boolean.TRUE.equals(call.get("open"))) {
            open(link, err);
        }
        return 0;
    }

    /** The link is as good without a browser here: a person opens it elsewhere. */
    private void open(String link, PrintStream err) {
        try {
            links.open(link);
        } catch (ConsoleException e) {
            err.println("mien: warning: " + e.getMessage());
        }
    }
}
