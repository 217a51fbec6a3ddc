package io.mien.support.download;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One exchange with a server that brings a file, or the rest of it (RFC 9110: {@code Range}, {@code If-Range}, {@code
 * Content-Range}).
 */
final class Transfer {
    private static final Pattern RANGE = Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18}|\\*)");

    private final WebRequests web;
    private final DownloadPolicy policy;
    private final RemoteFile remote;
    private final PartFile part;
    private final LongConsumer progress;

    /** @param progress told how many bytes are there */
    Transfer(WebRequests web, DownloadPolicy policy, RemoteFile remote, PartFile part, LongConsumer progress) {
        this.web = web;
        this.policy = policy;
        this.remote = remote;
        this.part = part;
        this.progress = progress;
    }

    /**
     * Returns when all bytes have come.
     *
     * @return whether they came in more than one piece
     * @throws BrokenTransferException if another attempt may bring more
     * @throws DownloadException if no attempt will
     */
    boolean run() throws IOException, DownloadException, InterruptedException {
        long have = part.size();
        if (have == remote.bytes()) {
            progress.accept(have);
            return true;
        }
        HttpResponse<InputStream> response = web.get(remote.uri(), headers(have));
        try (InputStream body = response.body()) {
            long from = begin(response, have);
            take(response, body, from);
            return from > 0;
        }
    }

    private Map<String, String> headers(long have) throws IOException {
        Map<String, String> headers = new HashMap<>();
        if (have > 0) {
            headers.put("Range", "bytes=" + have + "-");
            part.mark(remote.uri()).ifPresent(m -> headers.put("If-Range", m));
        }
        return headers;
    }

    /** The byte that the body begins with. */
    private long begin(HttpResponse<?> response, long have) throws IOException, DownloadException {
        switch (response.statusCode()) {
            case 200 -> {
                ensureSize(response.headers().firstValueAsLong("Content-Length").orElse(remote.bytes()));
                return 0;
            }
            case 206 -> {
                return resumed(response, have);
            }
            case 416 -> {
                part.delete();
                throw new BrokenTransferException("there is no such rest of it");
            }
            case 408, 425, 429, 500, 502, 503, 504 -> throw new BrokenTransferException(
                    "the server answers " + response.statusCode(), retryAfter(response));
            default -> throw new DownloadException(remote.uri(), "the server answers " + response.statusCode());
        }
    }

    private long resumed(HttpResponse<?> response, long have) throws IOException, DownloadException {
        Matcher range =
                RANGE.matcher(response.headers().firstValue("Content-Range").orElse(""));
        if (!range.matches() || have == 0 || Long.parseLong(range.group(1)) != have) {
            part.delete();
            throw new BrokenTransferException("the server sends another part than was asked for");
        }
        if (!range.group(3).equals("*")) {
            ensureSize(Long.parseLong(range.group(3)));
        }
        return have;
    }

    private void ensureSize(long size) throws IOException, DownloadException {
        if (size != remote.bytes()) {
            part.delete();
            throw new DownloadException(remote.uri(), "is a file of " + size + " bytes, not of " + remote.bytes());
        }
    }

    private static Optional<Duration> retryAfter(HttpResponse<?> response) {
        Optional<String> seconds = response.headers().firstValue("Retry-After").filter(s -> s.matches("\\d{1,6}"));
        return seconds.map(s -> Duration.ofSeconds(Long.parseLong(s)));
    }

    private void take(HttpResponse<?> response, InputStream body, long from)
            throws IOException, DownloadException, InterruptedException {
        long have;
        try (FileChannel channel = from == 0 ? part.begin(remote.uri(), mark(response)) : part.resume()) {
            have = copy(body, channel, from);
            channel.force(true);
        }
        if (have > remote.bytes()) {
            part.delete();
            throw new DownloadException(
                    remote.uri(), "sends more than the " + remote.bytes() + " bytes that it must have");
        }
        if (have < remote.bytes()) {
            throw new BrokenTransferException("ended after " + have + " of " + remote.bytes() + " bytes");
        }
    }

    /** How many bytes are there afterward; no more are written than belong there. */
    private long copy(InputStream body, FileChannel channel, long from) throws IOException, InterruptedException {
        AtomicLong have = new AtomicLong(from);
        PatientRead read = new PatientRead(body, (bytes, length) -> {
            if (have.addAndGet(length) > remote.bytes()) {
                return false;
            }
            ByteBuffer left = ByteBuffer.wrap(bytes, 0, length);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            progress.accept(have.get());
            return true;
        });
        PatientRead.End end = read.run(policy.patience(), policy.slowest());
        if (end != PatientRead.End.DONE) {
            String little = end == PatientRead.End.SILENT ? "nothing" : "less than " + policy.slowest() + " bytes";
            throw new BrokenTransferException(little + " came for "
                    + policy.patience().toMillis() + " ms, after " + have + " of " + remote.bytes() + " bytes");
        }
        return have.get();
    }

    /** What tells this content from a later one at the same place; a weak tag does not (RFC 9110, 13.1.5). */
    private static String mark(HttpResponse<?> response) {
        return response.headers()
                .firstValue("ETag")
                .filter(tag -> !tag.startsWith("W/"))
                .or(() -> response.headers().firstValue("Last-Modified"))
                .orElse("");
    }
}
