package io.mien.products;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.support.testing.KeyStores;
import io.mien.support.testing.RawHttp;
import io.mien.support.testing.RawHttp.Answer;
import io.mien.support.testing.TlsHello;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a product as a process, and who attacks it. */
class ConsoleSecurityIT {
    private static final Pattern LINK = Pattern.compile("page (https?://[^/\\s]+:(\\d+))/#token=(\\S+)");
    private static final String JSON = "Content-Type: application/json";
    private static final String LISTENS = "0A";

    @TempDir
    private Path folder;

    private int port;
    private String host;
    private String origin;

    @Test
    void attacksOnThePageDoNoHarm() throws Exception {
        Product product = new Product(Mien.atPictures(), folder.resolve("data"));
        Path told = folder.resolve("told");
        configure("browser=" + browser(told));
        try (Mien.Running running = live(product)) {
            Matcher link = link(running);
            port = Integer.parseInt(link.group(2));
            host = "Host: 127.0.0.1:" + port;
            origin = "Origin: http://127.0.0.1:" + port;
            String token = link.group(3);

            itListensOnOneLoopbackPort(running.process().pid());
            onlyItsOwnNameIsAnswered();
            String cookie = theLinkOpensItOnce(token);
            nobodyConnectsWithoutOriginAndCookie(cookie);
            bodiesAreBounded(cookie);
            theTokenIsNowhereElse(token, running);
            aBrowserIsGivenNoToken(product, told);
            product.on("page").done().says("page http://127.0.0.1:" + port + "/#token=");
            product.mien()
                    .run("live", "demo:", "--data", product.data())
                    .failed()
                    .tells("in use by process " + running.process().pid());
            whoLogsOutLosesItsConnections(cookie);
            product.on("stop").done();
            running.await().done();
        }
    }

    private void itListensOnOneLoopbackPort(long process) throws IOException {
        Set<String> own;
        try (Stream<Path> files = Files.list(Path.of("/proc/" + process + "/fd"))) {
            own = files.map(ConsoleSecurityIT::target)
                    .filter(t -> t.startsWith("socket:["))
                    .map(t -> t.substring(8, t.length() - 1))
                    .collect(Collectors.toSet());
        }
        List<String> listening = new ArrayList<>();
        for (String table : List.of("tcp", "tcp6")) {
            for (String line : Files.readAllLines(Path.of("/proc/" + process + "/net/" + table))) {
                String[] fields = line.strip().split("\\s+");
                if (fields.length > 9 && fields[3].equals(LISTENS) && own.contains(fields[9])) {
                    listening.add(fields[1]);
                }
            }
        }
        assertEquals(1, listening.size(), listening::toString);
        String address = listening.get(0);
        assertTrue(address.matches("(0{16}FFFF0000)?0100007F:.*"), address);
        assertEquals(port, Integer.parseInt(address.split(":")[1], 16));
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            // It was closed in the meantime.
            return "";
        }
    }

    private void onlyItsOwnNameIsAnswered() throws IOException {
        assertEquals(200, send("", "GET / HTTP/1.1", host).status());
        assertEquals(
                403, send("", "GET / HTTP/1.1", "Host: evil.example:" + port).status());
        Answer malformed = send("", "GET /%% HTTP/1.1", host);
        assertEquals(400, malformed.status());
        assertTrue(malformed.headers().containsKey("content-security-policy"), malformed::toString);
        Answer unknown = send("", "GET /nothing HTTP/1.1", host);
        assertEquals(401, unknown.status());
        assertEquals("no-store", unknown.header("Cache-Control").orElse(""));
    }

    private String theLinkOpensItOnce(String token) throws IOException {
        String proof = "{\"token\": \"" + token + "\"}";
        assertEquals(403, post(proof, "Origin: http://evil.example").status());
        assertEquals(403, post(proof).status());
        assertEquals(401, post("{\"password\": \"hunter2\"}", origin).status());
        Answer opened = post(proof, origin);
        assertEquals(200, opened.status(), opened::toString);
        Answer replayed = post(proof, origin);
        assertEquals(401, replayed.status());
        assertFalse(replayed.headers().containsKey("set-cookie"));
        return "Cookie: " + opened.header("Set-Cookie").orElseThrow().split(";")[0];
    }

    private void nobodyConnectsWithoutOriginAndCookie(String cookie) throws IOException {
        for (String path : List.of("/socket", "/camera")) {
            assertEquals(401, upgrade(path, origin), path);
            assertEquals(403, upgrade(path, cookie), path);
            assertEquals(403, upgrade(path, cookie, "Origin: http://evil.example"), path);
        }
        assertEquals(101, upgrade("/socket", cookie, origin));
        Answer plain = send("", "GET /socket HTTP/1.1", host, cookie);
        assertEquals(400, plain.status());
        assertEquals("{\"error\": \"this address takes WebSockets only\"}", plain.body());
        Answer unknown = send("", "POST /api/nothing HTTP/1.1", host, origin, cookie);
        assertEquals(404, unknown.status());
        assertEquals("{\"error\": \"nothing is sent to /api/nothing\"}", unknown.body());
    }

    private void bodiesAreBounded(String cookie) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            String[] upload = {
                "POST /api/people HTTP/1.1",
                host,
                origin,
                cookie,
                "Content-Type: application/octet-stream",
                "Content-Length: " + (1L << 40)
            };
            assertEquals(413, RawHttp.sendForHead(socket, upload).status());
        }
        String text = "x".repeat(100_000);
        assertEquals(
                413,
                send(text, "POST /session HTTP/1.1", host, origin, JSON, "Content-Length: 100000")
                        .status());
    }

    private void theTokenIsNowhereElse(String token, Mien.Running running) throws IOException {
        assertFalse(Files.readString(running.err()).contains(token));
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            for (Path process : processes
                    .filter(p -> p.getFileName().toString().matches("\\d+"))
                    .toList()) {
                assertFalse(content(process.resolve("cmdline")).contains(token), process::toString);
            }
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                assertFalse(attributes.isRegularFile() && content(file).contains(token), file::toString);
                return FileVisitResult.CONTINUE;
            }

            /** The product may delete a file at this moment. */
            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static String content(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            // A process that has ended, or a file of it.
            return "";
        }
    }

    private void aBrowserIsGivenNoToken(Product product, Path told) throws IOException {
        Matcher link = LINK.matcher(product.on("page", "--open").done().out());
        assertTrue(link.find());
        Wait.until(() -> Files.exists(told), "the browser is started");
        Path page = Path.of(Files.readString(told).strip());
        assertTrue(content(page).contains(link.group(3)), page::toString);
    }

    private void whoLogsOutLosesItsConnections(String cookie) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            assertEquals(101, upgrade(socket, "/socket", cookie, origin));
            assertEquals(
                    200,
                    send("", "DELETE /session HTTP/1.1", host, origin, cookie).status());
            awaitClose(new DataInputStream(socket.getInputStream()));
        }
        assertEquals(401, upgrade("/socket", cookie, origin));
    }

    /** Reads messages until the one that closes the connection. */
    private static void awaitClose(DataInputStream in) throws IOException {
        for (int opcode = in.readUnsignedByte() & 15; opcode != 8; opcode = in.readUnsignedByte() & 15) {
            int length = in.readUnsignedByte();
            long more = length == 126 ? in.readUnsignedShort() : length == 127 ? in.readLong() : length;
            in.skipNBytes(more);
        }
    }

    @Test
    void otherMachinesNeedTlsAndThePassword() throws Exception {
        Product product = new Product(Mien.atPictures(), folder.resolve("data"));
        configure("host=0.0.0.0");
        product.mien()
                .run("live", "demo:", "--data", product.data())
                .failed()
                .tells("keystore of io.mien.console is empty, but other machines reach the host 0.0.0.0");
        Path secret = Files.writeString(folder.resolve("secret"), "a long password\n");
        product.mien()
                .run("page", "password", "--password-file", secret, folder.resolve("page.hash"))
                .done();
        Path store = KeyStores.make(folder.resolve("page.p12"), "a long password", "localhost");
        configure(
                "host=0.0.0.0",
                "names=localhost",
                "keystore=" + store,
                "keystore.password.file=" + secret,
                "password.file=" + folder.resolve("page.hash"));
        try (Mien.Running running = live(product)) {
            Matcher link = link(running);
            assertTrue(link.group(1).startsWith("https://localhost:"), link::group);
            int secure = Integer.parseInt(link.group(2));
            assertTrue(TlsHello.isAnswered(secure, TlsHello.TLS_1_2));
            assertFalse(TlsHello.isAnswered(secure, TlsHello.TLS_1_1));
            assertFalse(TlsHello.isAnswered(secure, TlsHello.TLS_1_0));
            HttpClient client =
                    HttpClient.newBuilder().sslContext(trusting(store)).build();
            assertEquals(401, enter(client, link.group(1), "another password").statusCode());
            HttpResponse<String> entered = enter(client, link.group(1), "a long password");
            assertEquals(200, entered.statusCode(), entered::body);
            String cookie = entered.headers().firstValue("Set-Cookie").orElseThrow();
            assertTrue(cookie.startsWith("__Host-mien-") && cookie.endsWith("; Secure"), cookie);
            product.on("stop").done();
            running.await().done();
        }
    }

    private static HttpResponse<String> enter(HttpClient client, String page, String password) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(page + "/session"))
                .header("Content-Type", "application/json")
                .header("Origin", page)
                .POST(BodyPublishers.ofString("{\"password\": \"" + password + "\"}"))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private static SSLContext trusting(Path keystore) throws Exception {
        KeyStore known = KeyStore.getInstance("PKCS12");
        known.load(null, null);
        KeyStore store = KeyStore.getInstance(keystore.toFile(), "a long password".toCharArray());
        known.setCertificateEntry("mien", store.getCertificate("mien"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(known);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static Mien.Running live(Product product) {
        return product.mien().start("live", "demo:", "--page", "0", "--data", product.data());
    }

    private static Matcher link(Mien.Running running) {
        Wait.until(
                () -> LINK.matcher(running.written()).find()
                        || !running.process().isAlive(),
                "a link to the page is printed");
        Matcher link = LINK.matcher(running.written());
        assertTrue(link.find(), () -> running.await().toString());
        return link;
    }

    private void configure(String... lines) throws IOException {
        Path conf = Files.createDirectories(folder.resolve("data/conf"));
        Files.write(conf.resolve("io.mien.console.properties"), List.of(lines));
    }

    /** Writes down what it is told to open: whole, or not at all. */
    private Path browser(Path told) throws IOException {
        Path script = Files.writeString(
                folder.resolve("browser"),
                "#!/bin/sh\necho \"$@\" > " + told + ".part\nmv " + told + ".part " + told + "\n");
        assertTrue(script.toFile().setExecutable(true));
        return script;
    }

    private Answer post(String body, String... headers) throws IOException {
        List<String> lines =
                new ArrayList<>(List.of("POST /session HTTP/1.1", host, JSON, "Content-Length: " + body.length()));
        lines.addAll(Arrays.asList(headers));
        return send(body, lines.toArray(String[]::new));
    }

    private Answer send(String body, String... lines) throws IOException {
        return RawHttp.send(port, body, lines);
    }

    private int upgrade(String path, String... headers) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return upgrade(socket, path, headers);
        }
    }

    private int upgrade(Socket socket, String path, String... headers) throws IOException {
        List<String> lines = new ArrayList<>(List.of(
                "GET " + path + " HTTP/1.1",
                host,
                "Connection: Upgrade",
                "Upgrade: websocket",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="));
        lines.addAll(Arrays.asList(headers));
        return RawHttp.sendForHead(socket, lines.toArray(String[]::new)).status();
    }
}
