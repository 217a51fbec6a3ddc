package io.mien.support.testing;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** HTTP letter by letter: what a library for it would correct or refuse to send. */
public final class RawHttp {
    private static final int PATIENCE_MILLIS = 180_000;

    private RawHttp() {}

    /** An answer. Names of headers are in lower case. */
    public record Answer(int status, Map<String, List<String>> headers, String body) {
        /** The first header of a name. */
        public Optional<String> header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                    .findFirst();
        }
    }

    /**
     * Sends a request and reads the answer to its end.
     *
     * @param lines the request line and the headers; one that says how the connection ends is added
     * @param body what follows them
     */
    public static Answer send(int port, String body, String... lines) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            write(socket, body, lines);
            return read(socket.getInputStream().readAllBytes());
        }
    }

    /** Sends a request that ends after this body, however long its head says that it is, and reads the answer to its end. */
    public static Answer sendCut(int port, String body, String... lines) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            write(socket, body, lines);
            socket.shutdownOutput();
            return read(socket.getInputStream().readAllBytes());
        }
    }

    private static void write(Socket socket, String body, String... lines) throws IOException {
        socket.setSoTimeout(PATIENCE_MILLIS);
        String head = String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n";
        socket.getOutputStream().write((head + body).getBytes(StandardCharsets.UTF_8));
    }

    /** Sends a request and reads the head of its answer: what is answered to a WebSocket has no end. */
    public static Answer sendForHead(Socket socket, String... lines) throws IOException {
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.getOutputStream().write((String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        StringBuilder head = new StringBuilder();
        InputStream in = socket.getInputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            head.append((char) next);
            if (head.indexOf("\r\n\r\n") >= 0) {
                break;
            }
        }
        return read(head.toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    private static Answer read(byte[] bytes) throws IOException {
        String text = new String(bytes, StandardCharsets.UTF_8);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            throw new IOException("not an answer: " + text);
        }
        List<String> lines = text.substring(0, end).lines().toList();
        Map<String, List<String>> headers = new TreeMap<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] parts = line.split(": ?", 2);
            headers.computeIfAbsent(parts[0].toLowerCase(Locale.ROOT), n -> new ArrayList<>())
                    .add(parts[1]);
        }
        return new Answer(Integer.parseInt(lines.get(0).split(" ")[1]), headers, text.substring(end + 4));
    }
}
