package io.mien.console;

import io.mien.console.access.ConsoleException;
import io.mien.console.web.PageContext;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.service.servlet.runtime.HttpServiceRuntime;
import org.osgi.service.servlet.runtime.dto.ServletContextDTO;

/**
 * What a browser asks for first. Servlets are services that come one after the other: a link that is printed before they are
 * served leads to an error, and a browser does not ask again.
 *
 * @param runtime of the server, once it is up
 */
record PageEntrance(Supplier<Optional<HttpServiceRuntime>> runtime) {
    /** The page's files, the exchange of a link for a session, and the connection that everything is shown by. */
    private static final Set<String> PATTERNS = Set.of("/", "/session", "/socket");

    /** The whiteboard tells of its changes by a property of its service, up to two seconds late: it is asked instead. */
    private static final Duration PAUSE = Duration.ofMillis(20);

    /**
     * Returns as soon as all of it is served.
     *
     * @param patience longest wait
     * @throws ConsoleException if something is not served by then, or the wait is interrupted
     */
    void await(Duration patience) throws ConsoleException {
        long end = System.nanoTime() + patience.toNanos();
        while (!isServed()) {
            if (System.nanoTime() - end >= 0) {
                throw new ConsoleException(
                        "the server of the page does not serve all of it within " + patience.toMillis() + " ms");
            }
            pause();
        }
    }

    private boolean isServed() {
        return runtime.get().stream()
                .flatMap(PageEntrance::contexts)
                .filter(context -> PageContext.NAME.equals(context.name))
                .flatMap(context -> Arrays.stream(context.servletDTOs))
                .flatMap(servlet -> Arrays.stream(servlet.patterns))
                .collect(Collectors.toSet())
                .containsAll(PATTERNS);
    }

    private static Stream<ServletContextDTO> contexts(HttpServiceRuntime runtime) {
        try {
            return Arrays.stream(runtime.getRuntimeDTO().servletContextDTOs);
        } catch (IllegalStateException e) {
            // The server stopped since it was looked up; it serves nothing.
            return Stream.empty();
        }
    }

    private static void pause() throws ConsoleException {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConsoleException("the wait for the page was interrupted", e);
        }
    }
}
