package io.mien.support.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** A server that answers each request as the script says; the last answer of a path is given for ever. */
public final class FakeServer implements AutoCloseable {
    private static final long PACE = 10_000_000;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Deque<Answer>> script = Collections.synchronizedMap(new LinkedHashMap<>());

    /** The {@code Range} of each request in their order, {@code -} if it had none. */
    public final List<String> ranges = Collections.synchronizedList(new ArrayList<>());

    /** Answers one request. */
    @FunctionalInterface
    public interface Answer {
        /** Does it. */
        void to(HttpExchange exchange) throws IOException;
    }

    /** Listens on a free port of this machine alone. */
    public FakeServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String range = exchange.getRequestHeaders().getFirst("Range");
            ranges.add(range == null ? "-" : range);
            Deque<Answer> answers = script.get(exchange.getRequestURI().getPath());
            if (answers == null) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            (answers.size() > 1 ? answers.remove() : answers.peek()).to(exchange);
        }
    }

    /** Says how requests of a path are answered, one after the other. */
    public FakeServer on(String path, Answer... answers) {
        script.put(path, new ArrayDeque<>(Arrays.asList(answers)));
        return this;
    }

    /** The URI of a path. */
    public URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    /** An answer without content. */
    public static Answer status(int status, String... headers) {
        return exchange -> {
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
            }
            exchange.sendResponseHeaders(status, -1);
        };
    }

    /** The whole file, whatever part is asked for. */
    public static Answer whole(byte[] file) {
        return exchange -> {
            exchange.sendResponseHeaders(200, file.length);
            exchange.getResponseBody().write(file);
        };
    }

    /** The whole file, promised and then broken off. */
    public static Answer broken(byte[] file, int after, String tag) {
        return exchange -> {
            if (!tag.isEmpty()) {
                exchange.getResponseHeaders().set("ETag", tag);
            }
            exchange.sendResponseHeaders(200, file.length);
            exchange.getResponseBody().write(file, 0, after);
            exchange.getResponseBody().flush();
        };
    }

    /** The whole file, promised, and nothing more after so many bytes for as long as the client waits. */
    public static Answer stalled(byte[] file, int after, CountDownLatch begun) {
        return exchange -> {
            exchange.sendResponseHeaders(200, file.length);
            exchange.getResponseBody().write(file, 0, after);
            exchange.getResponseBody().flush();
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                // The server is closed.
                Thread.currentThread().interrupt();
            }
        };
    }

    /** The whole file, promised, and then a byte now and then for as long as the client waits. */
    public static Answer trickling(byte[] file) {
        return exchange -> {
            exchange.sendResponseHeaders(200, file.length);
            for (byte one : file) {
                exchange.getResponseBody().write(one);
                exchange.getResponseBody().flush();
                LockSupport.parkNanos(PACE);
            }
        };
    }

    /** All of it and no word on how much that is. */
    public static Answer chunked(byte[] file) {
        return exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(file);
            }
        };
    }

    /** The part that is asked for, as a server should; the whole where {@code If-Range} names another tag. */
    public static Answer ranged(byte[] file, String tag) {
        return exchange -> {
            String range = exchange.getRequestHeaders().getFirst("Range");
            String ifRange = exchange.getRequestHeaders().getFirst("If-Range");
            exchange.getResponseHeaders().set("ETag", tag);
            if (range == null || ifRange != null && !ifRange.equals(tag)) {
                whole(file).to(exchange);
                return;
            }
            int from = Integer.parseInt(range.replaceAll("\\D", ""));
            exchange.getResponseHeaders()
                    .set("Content-Range", "bytes " + from + "-" + (file.length - 1) + "/" + file.length);
            exchange.sendResponseHeaders(206, file.length - from);
            exchange.getResponseBody().write(file, from, file.length - from);
        };
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
