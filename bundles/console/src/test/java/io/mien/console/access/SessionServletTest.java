package io.mien.console.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.support.password.PasswordHash;
import io.mien.support.testing.Await;
import io.mien.support.testing.RawHttp;
import io.mien.support.testing.RawHttp.Answer;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How sessions begin and end, in a real server. */
class SessionServletTest {
    @TempDir
    private static Path folder;

    private GateServer server;

    @BeforeEach
    void start() throws Exception {
        server = new GateServer(PasswordCheck.none(), false);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void aTokenOpensThePageOnce() throws IOException {
        String token = server.tokens.issue();
        Answer answer = post("{\"token\": \"" + token + "\"}");
        assertEquals(200, answer.status());
        String set = answer.header("Set-Cookie").orElseThrow();
        assertTrue(set.matches("mien-" + server.port() + "=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict"), set);
        assertEquals(
                "{\"valid\": true, \"password\": false, \"rooms\": [\"live\"]}",
                get(cookie(answer)).body());
        assertEquals("{\"valid\": false, \"password\": false, \"rooms\": [\"live\"]}", get("").body());

        Answer replayed = post("{\"token\": \"" + token + "\"}");
        assertEquals(401, replayed.status());
        assertEquals("{\"error\": \"this link was used already, or is too old\"}", replayed.body());
        assertFalse(replayed.headers().containsKey("set-cookie"));
    }

    @Test
    void aTokenThatIsTooOldOpensNothing() throws IOException {
        String token = server.tokens.issue();
        server.clock.pass(Duration.ofSeconds(60));
        assertEquals(401, post("{\"token\": \"" + token + "\"}").status());
    }

    @Test
    void signingOutEndsTheSessionAndClosesItsSockets() throws IOException {
        Answer answer = post("{\"token\": \"" + server.tokens.issue() + "\"}");
        String cookie = cookie(answer);
        ConsoleSession session =
                server.sessions.find(cookie.substring(cookie.indexOf('=') + 1)).orElseThrow();
        boolean[] closed = new boolean[1];
        session.onEnd(() -> closed[0] = true);

        Answer out = RawHttp.send(server.port(), "", "DELETE /session HTTP/1.1", host(), origin(), "Cookie: " + cookie);

        assertEquals(200, out.status());
        assertTrue(out.header("Set-Cookie").orElseThrow().contains("Max-Age=0"));
        assertTrue(closed[0]);
        assertEquals(
                "{\"valid\": false, \"password\": false, \"rooms\": [\"live\"]}",
                get(cookie).body());
    }

    @Test
    void signingInAgainEndsTheSessionBefore() throws IOException {
        String first = cookie(post("{\"token\": \"" + server.tokens.issue() + "\"}"));
        post("{\"token\": \"" + server.tokens.issue() + "\"}", "Cookie: " + first);
        assertEquals(
                "{\"valid\": false, \"password\": false, \"rooms\": [\"live\"]}",
                get(first).body());
    }

    @Test
    void wrongTokensDoNotKeepOutWhoHasTheRightOne() throws IOException {
        for (int i = 0; i < 60; i++) {
            assertEquals(401, post("{\"token\": \"guess\"}").status());
        }
        assertEquals(200, post("{\"token\": \"" + server.tokens.issue() + "\"}").status());
    }

    @Test
    void aRequestThatBreaksOffIsRefused() throws IOException {
        Answer answer = RawHttp.sendCut(
                server.port(),
                "{\"token\"",
                "POST /session HTTP/1.1",
                host(),
                origin(),
                "Content-Type: application/json",
                "Content-Length: 100");
        assertEquals(400, answer.status());
        assertEquals("{\"error\": \"the request did not come whole\"}", answer.body());
    }

    @Test
    void slowRequestsLeaveTheOtherThreadsOfTheServerAlone() throws IOException {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i <= SessionServlet.MOST_READ; i++) {
                slow.add(begin("{"));
            }
            Await.until(
                    "one more than are read is answered", () -> !answered(slow).isEmpty());
            String answer = new String(answered(slow).get(0).getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(answer.startsWith("HTTP/1.1 503 "), answer);
            assertTrue(answer.contains("too many sign in at this moment; try again"), answer);
            assertEquals(200, get("").status());
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
        Await.until("a place is free again", () -> post("{}").status() == 400);
    }

    private static List<Socket> answered(List<Socket> sockets) throws IOException {
        List<Socket> answered = new ArrayList<>();
        for (Socket socket : sockets) {
            if (socket.getInputStream().available() > 0) {
                answered.add(socket);
            }
        }
        return answered;
    }

    /** Sends the head of a request and a part of its body. */
    private Socket begin(String body) throws IOException {
        Socket socket = new Socket("127.0.0.1", server.port());
        String head = String.join(
                "\r\n",
                "POST /session HTTP/1.1",
                host(),
                origin(),
                "Content-Type: application/json",
                "Content-Length: 100",
                "Connection: close",
                "",
                "");
        socket.getOutputStream().write((head + body).getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    @Test
    void refusesARequestWithoutProof() throws IOException {
        assertEquals(400, post("{}").status());
        assertEquals(400, post("{\"token\": 1}").status());
        assertEquals(400, post("[]").status());
        assertEquals(400, post("{\"token\": \"").status());
    }

    @Test
    void wrongPasswordsLockOutForLongerAndLonger() throws Exception {
        server.close();
        server = new GateServer(PasswordCheck.of(passwordFile()), false);
        for (int i = 0; i < 5; i++) {
            Answer wrong = post("{\"password\": \"wrong\"}");
            assertEquals(401, wrong.status());
            assertEquals("{\"error\": \"the password is wrong\"}", wrong.body());
        }
        assertEquals(429, post("{\"password\": \"the right one\"}").status());
        server.clock.pass(Duration.ofSeconds(1));
        assertEquals(401, post("{\"password\": \"wrong\"}").status());
        server.clock.pass(Duration.ofSeconds(1));
        assertEquals(429, post("{\"password\": \"the right one\"}").status());
        server.clock.pass(Duration.ofSeconds(1));
        Answer right = post("{\"password\": \"the right one\"}");
        assertEquals(200, right.status());
        assertEquals(
                "{\"valid\": true, \"password\": true, \"rooms\": [\"live\"]}",
                get(cookie(right)).body());
    }

    @Test
    void withoutAPasswordTheAnswerIsThatToAWrongOne() throws IOException {
        Answer answer = post("{\"password\": \"anything\"}");
        assertEquals(401, answer.status());
        assertEquals("{\"error\": \"the password is wrong\"}", answer.body());
    }

    @Test
    void theCookieOfTlsIsBoundToTheHost() throws Exception {
        server.close();
        server = new GateServer(PasswordCheck.none(), true);
        String body = "{\"token\": \"" + server.tokens.issue() + "\"}";
        Answer answer = RawHttp.send(
                server.port(),
                body,
                "POST /session HTTP/1.1",
                host(),
                "Origin: https://127.0.0.1:" + server.port(),
                "Content-Type: application/json",
                "Content-Length: " + body.length());
        String set = answer.header("Set-Cookie").orElseThrow();
        assertTrue(set.startsWith("__Host-mien-" + server.port() + "="), set);
        assertTrue(set.endsWith("; Path=/; HttpOnly; SameSite=Strict; Secure"), set);
    }

    @Test
    void aPasswordFileThatHoldsNoHashIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("plain"), "hunter2\n");
        ConsoleException e = assertThrows(ConsoleException.class, () -> PasswordCheck.of(file));
        assertEquals("the password file " + file + " was not written by 'mien page password'", e.getMessage());
        Path missing = folder.resolve("missing");
        assertTrue(assertThrows(ConsoleException.class, () -> PasswordCheck.of(missing))
                .getMessage()
                .contains(missing.toString()));
    }

    private static Path passwordFile() throws IOException {
        return Files.writeString(folder.resolve("hash"), PasswordHash.of("the right one".toCharArray()) + "\n");
    }

    private String host() {
        return "Host: 127.0.0.1:" + server.port();
    }

    private String origin() {
        return "Origin: http://127.0.0.1:" + server.port();
    }

    private static String cookie(Answer answer) {
        return answer.header("Set-Cookie").orElseThrow().split(";")[0];
    }

    private Answer get(String cookie) throws IOException {
        return RawHttp.send(server.port(), "", "GET /session HTTP/1.1", host(), "Cookie: " + cookie);
    }

    private Answer post(String body, String... more) throws IOException {
        String[] lines = new String[more.length + 5];
        lines[0] = "POST /session HTTP/1.1";
        lines[1] = host();
        lines[2] = origin();
        lines[3] = "Content-Type: application/json";
        lines[4] = "Content-Length: " + body.length();
        System.arraycopy(more, 0, lines, 5, more.length);
        return RawHttp.send(server.port(), body, lines);
    }
}
