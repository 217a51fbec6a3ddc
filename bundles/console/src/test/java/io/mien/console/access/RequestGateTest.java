package io.mien.console.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.console.web.JsonBody;
import io.mien.support.testing.RawHttp;
import io.mien.support.testing.RawHttp.Answer;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every request is held against, in a real server. */
class RequestGateTest {
    private static final String JSON = "Content-Type: application/json";

    private GateServer server;
    private String host;
    private String origin;
    private String cookie;

    @BeforeEach
    void start() throws Exception {
        server = new GateServer(PasswordCheck.none(), false);
        host = "Host: 127.0.0.1:" + server.port();
        origin = "Origin: http://127.0.0.1:" + server.port();
        cookie = "Cookie: mien-" + server.port() + "=" + server.sessions.begin();
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void onlyTheNamesOfThePageAreAnswered() throws IOException {
        for (String name : List.of("127.0.0.1", "localhost", "LOCALHOST", "[::1]")) {
            assertEquals(
                    200,
                    send("GET / HTTP/1.1", "Host: " + name + ":" + server.port())
                            .status(),
                    name);
        }
        for (String foreign : List.of(
                "evil.example:" + server.port(),
                "evil.example",
                "127.0.0.1",
                "localhost",
                "127.0.0.1:1",
                "localhost.evil.example:" + server.port(),
                "127.0.0.2:" + server.port())) {
            assertEquals(403, send("GET / HTTP/1.1", "Host: " + foreign).status(), foreign);
            assertEquals(
                    403, send("GET /api/x HTTP/1.1", "Host: " + foreign, cookie).status(), foreign);
        }
        assertTrue(send("GET http://evil.example/ HTTP/1.1", host).status() >= 400);
        assertTrue(send("GET / HTTP/1.0").status() >= 400);
    }

    @Test
    void anotherPageMayNotAskThoughTheCookieIsSent() throws IOException {
        assertEquals(200, post(origin).status());
        for (String foreign : List.of(
                "Origin: http://evil.example",
                "Origin: null",
                "Origin: http://localhost:" + server.port(),
                "Origin: https://127.0.0.1:" + server.port(),
                "Origin: http://127.0.0.1:1",
                "Origin: http://127.0.0.1")) {
            assertEquals(403, post(foreign).status(), foreign);
            assertEquals(403, send("GET /api/x HTTP/1.1", host, cookie, foreign).status(), foreign);
        }
        assertEquals(403, post(origin, "Origin: http://evil.example").status());
        assertEquals(403, post().status());
        assertEquals(200, post("Sec-Fetch-Site: same-origin").status());
        for (String site : List.of("cross-site", "same-site", "none")) {
            assertEquals(403, post("Sec-Fetch-Site: " + site).status(), site);
        }
        for (String site : List.of("cross-site", "same-site")) {
            assertEquals(
                    403,
                    send("GET /api/x HTTP/1.1", host, cookie, "Sec-Fetch-Site: " + site)
                            .status(),
                    site);
            assertEquals(
                    403,
                    send("GET /app.js HTTP/1.1", host, "Sec-Fetch-Site: " + site)
                            .status(),
                    site);
        }
    }

    @Test
    void aLinkOfAnotherPageMayOpenThePage() throws IOException {
        String[] link = {"Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: document"};
        assertEquals(200, send("GET / HTTP/1.1", with(link, host)).status());
        assertEquals(403, send("GET /session HTTP/1.1", with(link, host)).status());
        String[] frame = {"Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: iframe"};
        assertEquals(403, send("GET / HTTP/1.1", with(frame, host)).status());
    }

    @Test
    void aWebSocketNeedsOriginAndCookie() throws IOException {
        String[] upgrade = {
            "Connection: Upgrade",
            "Upgrade: websocket",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="
        };
        assertEquals(200, upgrade(with(upgrade, host, origin, cookie)));
        assertEquals(401, upgrade(with(upgrade, host, origin)));
        assertEquals(403, upgrade(with(upgrade, host, cookie)));
        assertEquals(403, upgrade(with(upgrade, host, cookie, "Origin: http://evil.example")));
        assertEquals(403, upgrade(with(upgrade, "Host: evil.example", cookie, origin)));
    }

    private int upgrade(String... headers) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            return RawHttp.sendForHead(socket, with(headers, "GET /socket HTTP/1.1"))
                    .status();
        }
    }

    @Test
    void onlyThePageItselfIsOpen() throws IOException {
        assertEquals(200, send("GET /app.js HTTP/1.1", host).status());
        assertEquals(404, send("GET /nothing.js HTTP/1.1", host).status());
        for (String path : List.of(
                "/api/x",
                "/api/a.js",
                "/socket",
                "/camera",
                "/api;a=/x.js",
                "/%61pi/x",
                "/./api/x",
                "//api/x",
                "/x/../api/x")) {
            int status = send("GET " + path + " HTTP/1.1", host).status();
            assertTrue(status == 401 || status == 400, path + ": " + status);
        }
        assertEquals(
                401,
                send("GET /api/x HTTP/1.1", host, cookie.substring(0, cookie.length() - 1))
                        .status());
        assertEquals(
                "{\"session\": true}", send("GET /api/x HTTP/1.1", host, cookie).body());
    }

    @Test
    void bodiesAreBounded() throws IOException {
        assertEquals(413, upload(JSON, JsonBody.MOST_BYTES + 1).status());
        assertEquals(
                413, upload("Content-Type: text/plain", JsonBody.MOST_BYTES + 1).status());
        assertEquals(
                200,
                upload("Content-Type: application/octet-stream", JsonBody.MOST_BYTES + 1)
                        .status());
        assertEquals(
                413,
                upload("Content-Type: application/octet-stream", (int) GateServer.LONGEST_BODY + 1)
                        .status());
        String chunked = "2\r\n{}\r\n0\r\n\r\n";
        String[] endless = {"POST /api/x HTTP/1.1", host, origin, cookie, JSON, "Transfer-Encoding: chunked"};
        assertEquals(411, RawHttp.send(server.port(), chunked, endless).status());
        assertEquals(415, upload("Content-Type: text/plain", 2).status());
        assertEquals(400, upload(JSON, 2).status());
    }

    @Test
    void otherMethodsAreRefused() throws IOException {
        for (String request : List.of(
                "PUT /session",
                "PUT /api/x",
                "PATCH /api/x",
                "OPTIONS /api/x",
                "TRACE /api/x",
                "BREW /api/x",
                "DELETE /api/x",
                "POST /socket",
                "POST /app.js")) {
            Answer answer = send(request + " HTTP/1.1", host, origin, cookie);
            assertEquals(405, answer.status(), request);
            assertEquals("{\"error\": \"there is no such method here\"}", answer.body(), request);
        }
    }

    @Test
    void everyAnswerTellsTheBrowserWhatIsAllowed() throws IOException {
        List<Answer> answers = List.of(
                send("GET / HTTP/1.1", host),
                send("GET /nothing.js HTTP/1.1", host),
                send("GET /api/x HTTP/1.1", host),
                send("GET /api/x HTTP/1.1", host, cookie),
                send("GET / HTTP/1.1", "Host: evil.example"),
                send("BREW / HTTP/1.1", host));
        for (Answer answer : answers) {
            String what = answer.status() + " " + answer.headers();
            String policy = answer.header("Content-Security-Policy").orElse("");
            assertTrue(policy.startsWith("default-src 'none'; script-src 'self';"), what);
            assertTrue(policy.contains("frame-ancestors 'none'") && !policy.contains("unsafe"), what);
            assertEquals("no-store", answer.header("Cache-Control").orElse(""), what);
            assertEquals("nosniff", answer.header("X-Content-Type-Options").orElse(""), what);
            assertEquals("no-referrer", answer.header("Referrer-Policy").orElse(""), what);
            assertTrue(answer.header("Permissions-Policy").orElse("").startsWith("camera=(self)"), what);
            assertEquals(
                    "same-origin", answer.header("Cross-Origin-Resource-Policy").orElse(""), what);
            assertEquals(
                    "same-origin", answer.header("Cross-Origin-Opener-Policy").orElse(""), what);
            assertFalse(answer.headers().containsKey("access-control-allow-origin"), what);
        }
    }

    private Answer upload(String type, int bytes) throws IOException {
        return RawHttp.send(
                server.port(),
                "x".repeat(bytes),
                "POST /api/x HTTP/1.1",
                host,
                origin,
                cookie,
                type,
                "Content-Length: " + bytes);
    }

    private Answer post(String... more) throws IOException {
        return RawHttp.send(
                server.port(), "{}", with(more, "POST /api/x HTTP/1.1", host, cookie, JSON, "Content-Length: 2"));
    }

    private Answer send(String line, String... headers) throws IOException {
        return RawHttp.send(server.port(), "", with(headers, line));
    }

    private static String[] with(String[] more, String... first) {
        List<String> all = new ArrayList<>(Arrays.asList(first));
        all.addAll(Arrays.asList(more));
        return all.toArray(String[]::new);
    }
}
