package io.mien.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mien.console.access.ConsoleException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.osgi.service.servlet.runtime.HttpServiceRuntime;
import org.osgi.service.servlet.runtime.dto.RequestInfoDTO;
import org.osgi.service.servlet.runtime.dto.RuntimeDTO;
import org.osgi.service.servlet.runtime.dto.ServletContextDTO;
import org.osgi.service.servlet.runtime.dto.ServletDTO;

class PageEntranceTest {
    /** What the server serves each time it is asked; the last answer stays. */
    private final Deque<List<String>> answers = new ArrayDeque<>();

    private final PageEntrance entrance = new PageEntrance(() -> Optional.of(new Server("io.mien.console")));

    @Test
    void theWaitEndsWithTheLastServlet() throws ConsoleException {
        answers.addAll(
                List.of(List.of(), List.of("/session"), List.of("/session", "/"), List.of("/session", "/", "/socket")));
        entrance.await(Duration.ofMinutes(1));
        assertEquals(1, answers.size());
    }

    @Test
    void aPageThatIsNotServedIsAnError() {
        answers.add(List.of("/session", "/socket"));
        assertThrows(ConsoleException.class, () -> entrance.await(Duration.ZERO));
        PageEntrance of = new PageEntrance(() -> Optional.of(new Server("another")));
        answers.add(List.of("/session", "/", "/socket"));
        assertThrows(ConsoleException.class, () -> of.await(Duration.ZERO));
        assertThrows(ConsoleException.class, () -> new PageEntrance(Optional::empty).await(Duration.ZERO));
    }

    /** As the server of Felix answers between its end and the withdrawal of its service. */
    @Test
    void aServerThatStoppedServesNothing() throws ConsoleException {
        answers.add(List.of("/session", "/", "/socket"));
        HttpServiceRuntime next = new Server("io.mien.console");
        Deque<HttpServiceRuntime> servers = new ArrayDeque<>(List.of(new StoppedServer(), next));
        new PageEntrance(() -> Optional.of(servers.size() > 1 ? servers.remove() : next)).await(Duration.ofMinutes(1));
        assertEquals(List.of(next), List.copyOf(servers));
    }

    private static final class StoppedServer implements HttpServiceRuntime {
        @Override
        public RuntimeDTO getRuntimeDTO() {
            throw new IllegalStateException("Service is already unregistered");
        }

        @Override
        public RequestInfoDTO calculateRequestInfoDTO(String path) {
            throw new UnsupportedOperationException();
        }
    }

    /** One context with servlets. */
    private final class Server implements HttpServiceRuntime {
        private final String context;

        Server(String context) {
            this.context = context;
        }

        @Override
        public RuntimeDTO getRuntimeDTO() {
            ServletDTO servlet = new ServletDTO();
            servlet.patterns = (answers.size() > 1 ? answers.remove() : answers.element()).toArray(String[]::new);
            ServletContextDTO served = new ServletContextDTO();
            served.name = context;
            served.servletDTOs = new ServletDTO[] {servlet};
            RuntimeDTO runtime = new RuntimeDTO();
            runtime.servletContextDTOs = new ServletContextDTO[] {served};
            return runtime;
        }

        @Override
        public RequestInfoDTO calculateRequestInfoDTO(String path) {
            throw new UnsupportedOperationException();
        }
    }
}
