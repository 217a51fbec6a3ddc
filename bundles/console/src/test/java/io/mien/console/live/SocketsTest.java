package io.mien.console.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.boot.json.Json;
import io.mien.camera.BrowserCamera;
import io.mien.console.state.StateFeed;
import io.mien.console.state.StateViewer;
import io.mien.support.testing.Await;
import io.mien.track.TrackedFrame;
import jakarta.servlet.http.HttpServlet;
import java.io.ByteArrayOutputStream;
import java.lang.annotation.Annotation;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.ee10.websocket.server.config.JettyWebSocketServletContainerInitializer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The sockets behind a server, and a client. */
@Timeout(180)
class SocketsTest {
    private static final long DEADLINE_SECONDS = 60;

    private final List<StateViewer> told = new CopyOnWriteArrayList<>();
    private final LiveFrames frames =
            LiveFramesTest.make(LiveFramesTest.config(60_000, 2), new LiveCodec(), topic -> {});
    private final OneByteCamera camera = new OneByteCamera();
    private final CameraServlet cameras = new CameraServlet();
    private final Server server = new Server();

    /** Takes frames of one byte; 0 is none. */
    private static final class OneByteCamera implements BrowserCamera {
        private final BlockingQueue<Byte> taken = new LinkedBlockingQueue<>();
        private final BlockingQueue<SenderEnd> connected = new LinkedBlockingQueue<>();
        private final BlockingQueue<String> closed = new LinkedBlockingQueue<>();

        @Override
        public Sender connect(SenderEnd ended) {
            connected.add(ended);
            return new Sender() {
                @Override
                public Optional<String> send(byte[] jpeg) {
                    if (jpeg[0] == 0) {
                        return Optional.of("This cannot be read.");
                    }
                    taken.add(jpeg[0]);
                    return Optional.empty();
                }

                @Override
                public void close() {
                    closed.add("closed");
                }
            };
        }
    }

    /** A page, or its camera. */
    private static final class Client implements WebSocket.Listener {
        private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
        private final BlockingQueue<byte[]> pictures = new LinkedBlockingQueue<>();
        private final BlockingQueue<String> ends = new LinkedBlockingQueue<>();
        private final StringBuilder text = new StringBuilder();
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                texts.add(text.toString());
                text.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
            byte[] part = new byte[data.remaining()];
            data.get(part);
            bytes.writeBytes(part);
            if (last) {
                pictures.add(bytes.toByteArray());
                bytes.reset();
            }
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            ends.add(status + " " + reason);
            return null;
        }

        String text() throws InterruptedException {
            return found(texts.poll(DEADLINE_SECONDS, TimeUnit.SECONDS));
        }

        String end() throws InterruptedException {
            return found(ends.poll(DEADLINE_SECONDS, TimeUnit.SECONDS));
        }

        Map<?, ?> header() throws Exception {
            ByteBuffer message = ByteBuffer.wrap(found(pictures.poll(DEADLINE_SECONDS, TimeUnit.SECONDS)));
            byte[] header = new byte[message.getInt()];
            message.get(header);
            return (Map<?, ?>) Json.parse(new String(header, StandardCharsets.UTF_8));
        }

        private static <T> T found(T thing) {
            assertNotNull(thing, "nothing came");
            return thing;
        }
    }

    @BeforeEach
    void start() throws Exception {
        frames.start();
        StateFeed feed = viewer -> {
            told.add(viewer);
            return () -> told.remove(viewer);
        };
        ServletContextHandler context = new ServletContextHandler("/");
        context.addServlet(holder(new SocketServlet(frames, feed, new Pointers(topic -> {}))), "/socket");
        cameras.setCamera(camera);
        context.addServlet(holder(cameras), "/camera");
        context.addServlet(holder(new LiveServlet(config(), frames, FrameTeachingTest.nobody())), "/api/live/*");
        JettyWebSocketServletContainerInitializer.configure(context, null);
        server.setHandler(context);
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.start();
    }

    static TeachingConfig config() {
        return new TeachingConfig() {
            @Override
            public String label() {
                return "Person";
            }

            @Override
            public float missed_score() {
                return .2f;
            }

            @Override
            public Class<? extends Annotation> annotationType() {
                return TeachingConfig.class;
            }
        };
    }

    private static ServletHolder holder(HttpServlet servlet) {
        return new ServletHolder(servlet);
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
        frames.stop();
    }

    /** @return status and answer */
    private String post(String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        return answer.statusCode() + " " + answer.body();
    }

    private int port() {
        return ((ServerConnector) server.getConnectors()[0]).getLocalPort();
    }

    private WebSocket open(String path, Client client) {
        return HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create("ws://127.0.0.1:" + port() + path), client)
                .join();
    }

    private static void say(WebSocket socket, String request) {
        socket.sendText(request.replace('\'', '"'), true).join();
    }

    private static String id(Client page) throws Exception {
        Map<?, ?> message = (Map<?, ?>) Json.parse(page.text());
        assertEquals("viewer", message.get("topic"));
        return String.valueOf(((Map<?, ?>) message.get("state")).get("id"));
    }

    private static TrackedFrame frame(long sequence) {
        return SeenFrames.frame("door", sequence, 1);
    }

    @Test
    void pageWatchesFreezesAndIsToldWhatIsNotKept() throws Exception {
        Client page = new Client();
        WebSocket socket = open("/socket", page);
        LiveViewer viewer = frames.viewer(id(page)).orElseThrow();
        say(socket, "{'do': 'watch', 'sources': ['door']}");
        frames.tracked(frame(5));
        assertEquals(5L, page.header().get("sequence"));
        say(socket, "{'do': 'shown', 'source': 'door', 'sequence': 5}");
        say(socket, "{'do': 'freeze', 'source': 'door', 'sequence': 5}");
        Map<?, ?> frozen = page.header();
        assertEquals(true, frozen.get("frozen"));
        assertEquals(5, viewer.frozen().frame().orElseThrow().frame().sequence());
        say(socket, "{'do': 'thaw'}");
        Await.until(() -> viewer.frozen().frame().isEmpty());
        say(socket, "{'do': 'freeze', 'source': 'door', 'sequence': 4}");
        assertTrue(page.text().contains("This frame is not kept any more."));
    }

    @Test
    void newestStateOfEachTopicIsSent() throws Exception {
        Client page = new Client();
        open("/socket", page);
        id(page);
        Await.until(() -> told.size() == 1);
        told.get(0).told("people", "1");
        assertEquals("1", page.text());
    }

    @Test
    void pageThatLeavesIsForgotten() throws Exception {
        Client page = new Client();
        WebSocket socket = open("/socket", page);
        String id = id(page);
        Await.until(() -> told.size() == 1);
        socket.abort();
        Await.until(() -> frames.viewer(id).isEmpty() && told.isEmpty());
    }

    @Test
    void pageThatSaysNonsenseIsDisconnectedAlone() throws Exception {
        Client other = new Client();
        open("/socket", other);
        String id = id(other);
        for (String nonsense : List.of("{", "[]", "{'do': 'dance'}", "{'do': 'shown', 'source': 7}")) {
            Client page = new Client();
            WebSocket socket = open("/socket", page);
            String gone = id(page);
            say(socket, nonsense);
            assertEquals("1003 The page said something that is not understood.", page.end());
            Await.until(() -> frames.viewer(gone).isEmpty());
        }
        assertTrue(frames.viewer(id).isPresent());
    }

    @Test
    void oneTooManyIsToldSo() throws Exception {
        Client first = new Client();
        open("/socket", first);
        id(first);
        Client second = new Client();
        open("/socket", second);
        id(second);
        Client third = new Client();
        open("/socket", third);
        assertEquals("1013 Too many pages are open.", third.end());
    }

    @Test
    void requestsNameTheirPageAndItsFrames() throws Exception {
        Client page = new Client();
        WebSocket socket = open("/socket", page);
        String viewer = "'viewer': '" + id(page) + "'";
        say(socket, "{'do': 'watch', 'sources': ['door']}");
        frames.tracked(frame(5));
        page.header();
        String gone = "{'source': 'door', 'sequence': 4, " + viewer + "}";
        assertEquals(
                "409 {\"error\": \"this picture of door is not kept any more; try again\"}",
                post("/api/live/learn", gone));
        assertEquals(
                "409 {\"error\": \"no face to learn\"}",
                post("/api/live/learn", gone.replace("'sequence': 4", "'sequence': 5")));
        assertEquals("409 {\"error\": \"no face to learn\"}", post("/api/live/learn", "{'source': 'door'}"));
        assertEquals(
                "404 {\"error\": \"the page is not connected; try again\"}",
                post("/api/live/enroll", "{'viewer': 'x', 'label': 'Ann', 'box': [0, 0, 1, 1]}"));
        String enroll = "{" + viewer + ", 'label': 'Ann', 'box': BOX}";
        assertEquals(
                "409 {\"error\": \"no picture is frozen; freeze one again\"}",
                post("/api/live/enroll", enroll.replace("BOX", "[0, 0, 1, 1]")));
        say(socket, "{'do': 'freeze', 'source': 'door', 'sequence': 5}");
        page.header();
        for (String box : List.of("[2, 0, 1, 1]", "[0, 0, 0, 1]", "[0, 0, 'x', 1]", "[-3, 0, 1, 1]")) {
            assertEquals(
                    "400 {\"error\": \"the box lies outside the picture\"}",
                    post("/api/live/enroll", enroll.replace("BOX", box)));
        }
        assertTrue(post("/api/live/enroll", enroll.replace("BOX", "[1, 2]")).startsWith("400 "));
        assertEquals("404 {\"error\": \"not found: dance\"}", post("/api/live/dance", "{}"));
        assertEquals("200 {\"said\": \"nobody to forget\"}", post("/api/live/clear", "{}"));
    }

    @Test
    void framesOfCameraAreAnsweredOneByOne() throws Exception {
        Client page = new Client();
        WebSocket socket = open("/camera", page);
        for (int i = 1; i <= 3; i++) {
            socket.sendBinary(ByteBuffer.wrap(new byte[] {(byte) i}), true).join();
            assertEquals("{\"took\": " + i + "}", page.text());
        }
        assertEquals(List.of((byte) 1, (byte) 2, (byte) 3), List.copyOf(camera.taken));
        socket.abort();
        assertNotNull(camera.closed.poll(DEADLINE_SECONDS, TimeUnit.SECONDS));
    }

    @Test
    void productMayHaveNoCameraOfAPage() throws Exception {
        cameras.unsetCamera(camera);
        CompletionException refused = assertThrows(CompletionException.class, () -> open("/camera", new Client()));
        assertEquals(
                503,
                ((WebSocketHandshakeException) refused.getCause()).getResponse().statusCode());
        cameras.setCamera(camera);
        open("/camera", new Client());
        assertNotNull(camera.connected.poll(DEADLINE_SECONDS, TimeUnit.SECONDS));
    }

    @Test
    void cameraIsToldWhyItEnds() throws Exception {
        Client wrong = new Client();
        open("/camera", wrong).sendBinary(ByteBuffer.wrap(new byte[] {0}), true).join();
        assertEquals("1008 This cannot be read.", wrong.end());
        Client text = new Client();
        say(open("/camera", text), "x");
        assertEquals("1008 The camera sent text.", text.end());
        Client large = new Client();
        byte[] much = new byte[(2 << 20) + 1];
        Arrays.fill(much, (byte) 1);
        open("/camera", large).sendBinary(ByteBuffer.wrap(much), true);
        assertTrue(large.end().startsWith("1009 "), "too large");
        assertTrue(camera.taken.isEmpty());
        camera.connected.clear();
        Client replaced = new Client();
        open("/camera", replaced);
        camera.connected.poll(DEADLINE_SECONDS, TimeUnit.SECONDS).ended("Another page sends.");
        assertEquals("1001 Another page sends.", replaced.end());
    }
}
