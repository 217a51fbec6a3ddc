package io.mien.support.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A viewer of the page: it receives and confirms pictures as the page's script does, and draws nothing. Thread-safe. */
public final class PageViewer implements WebSocket.Listener, AutoCloseable {
    private static final Pattern LINK = Pattern.compile("page (https?://[^/\\s]+)/#token=(\\S+)");
    private static final Pattern SEQUENCE = Pattern.compile("\"sequence\":\\s*(\\d+)");
    private static final Pattern TIME = Pattern.compile("\"time\":\\s*(\\d+)");

    private final String source;
    private final List<Long> ages = new ArrayList<>(); // guarded by this
    private final ByteArrayOutputStream message = new ByteArrayOutputStream(); // of the listener's thread
    private volatile String end = "";
    private final WebSocket socket;

    /**
     * Opens the page.
     *
     * @param printed what {@code mien page} prints
     * @param source that is watched
     */
    public PageViewer(String printed, String source) throws IOException, InterruptedException {
        this.source = source;
        Matcher link = LINK.matcher(printed);
        if (!link.find()) {
            throw new AssertionError("no link");
        }
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest enter = HttpRequest.newBuilder(URI.create(link.group(1) + "/session"))
                .header("Content-Type", "application/json")
                .header("Origin", link.group(1))
                .POST(BodyPublishers.ofString("{\"token\": \"" + link.group(2) + "\"}"))
                .build();
        HttpResponse<String> entered = client.send(enter, BodyHandlers.ofString());
        String cookie = entered.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
        socket = client.newWebSocketBuilder()
                .header("Cookie", cookie)
                .header("Origin", link.group(1))
                .buildAsync(URI.create(link.group(1).replaceFirst("http", "ws") + "/socket"), this)
                .join();
    }

    /** Begins to watch. */
    public PageViewer watch() {
        socket.sendText("{\"do\": \"watch\", \"sources\": [\"" + source + "\"]}", true)
                .join();
        return this;
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        byte[] part = new byte[data.remaining()];
        data.get(part);
        message.writeBytes(part);
        from.request(1);
        if (!last) {
            return null;
        }
        byte[] whole = message.toByteArray();
        message.reset();
        int length = ByteBuffer.wrap(whole).getInt();
        String header = new String(whole, Integer.BYTES, length, StandardCharsets.UTF_8);
        synchronized (this) {
            ages.add(System.currentTimeMillis() - number(TIME, header));
        }
        String shown =
                "{\"do\": \"shown\", \"source\": \"" + source + "\", \"sequence\": " + number(SEQUENCE, header) + "}";
        return from.sendText(shown, true);
    }

    private static long number(Pattern what, String header) {
        Matcher found = what.matcher(header);
        if (!found.find()) {
            throw new AssertionError("no " + what + " in " + header);
        }
        return Long.parseLong(found.group(1));
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
        end = "closed: " + status + " " + reason;
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        end = "failed: " + error;
    }

    /** Why nothing more comes; empty if it does. */
    public String end() {
        return end;
    }

    /** How old each picture was when it came, in milliseconds. */
    public synchronized List<Long> ages() {
        return List.copyOf(ages);
    }

    @Override
    public void close() {
        socket.abort();
    }
}
