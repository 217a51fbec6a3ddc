package io.mien.support.download;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Asks servers, following redirects between {@code http} and {@code https} as far as allowed, never from {@code https} to
 * {@code http}. Proxies are those of the JDK's properties ({@code https.proxyHost} and so on).
 */
public final class WebRequests {
    private static final Pattern LOOPBACK = Pattern.compile("(?i)localhost|127(\\.\\d{1,3}){3}|\\[::1]");

    private final HttpClient client;
    private final DownloadPolicy policy;

    /** @param policy what is waited for, and which places are asked */
    public WebRequests(DownloadPolicy policy) {
        this.policy = policy;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(policy.patience())
                .proxy(ProxySelector.getDefault())
                .build();
    }

    /** Whether it is a place that a server can be asked at. */
    public static boolean isWeb(URI uri) {
        String scheme = uri.getScheme();
        return uri.getHost() != null && ("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme));
    }

    /**
     * Sends a request and returns its answer, the body still to be read.
     *
     * @throws DownloadException if it is redirected to a place that is not allowed, or too often
     * @throws IOException if no answer comes
     */
    HttpResponse<InputStream> get(URI uri, Map<String, String> headers)
            throws IOException, DownloadException, InterruptedException {
        URI at = uri;
        if (policy.guarded() && !isSafe(uri)) {
            throw new DownloadException(uri, "is asked only by https, because anybody could read along and answer");
        }
        for (int hop = 0; hop <= policy.redirects(); hop++) {
            HttpResponse<InputStream> response = ask(at, headers);
            if (!isRedirect(response.statusCode())) {
                return response;
            }
            response.body().close();
            at = next(uri, at, response);
        }
        throw new DownloadException(uri, "is redirected more than " + policy.redirects() + " times");
    }

    private HttpResponse<InputStream> ask(URI uri, Map<String, String> headers)
            throws IOException, InterruptedException {
        Duration patience = policy.patience();
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(patience);
        request.header("User-Agent", "mien");
        headers.forEach(request::header);
        return client.send(request.build(), BodyHandlers.ofInputStream());
    }

    private static boolean isRedirect(int status) {
        return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    }

    /**
     * A small file of which nothing is known beforehand.
     *
     * @param most bytes that it may have
     * @throws DownloadException if it cannot be had, or is larger
     */
    public byte[] read(URI uri, int most) throws DownloadException, InterruptedException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            HttpResponse<InputStream> response = get(uri, Map.of());
            PatientRead read = new PatientRead(response.body(), (part, length) -> {
                bytes.write(part, 0, Math.min(length, most + 1 - bytes.size()));
                return bytes.size() <= most;
            });
            if (response.statusCode() != 200) {
                response.body().close();
                throw new DownloadException(uri, "the server answers " + response.statusCode());
            }
            if (read.run(policy.patience(), policy.slowest()) != PatientRead.End.DONE) {
                throw new DownloadException(uri, "comes too slowly");
            }
        } catch (IOException e) {
            throw new DownloadException(uri, Download.reason(e), e);
        }
        if (bytes.size() > most) {
            throw new DownloadException(uri, "has more than " + most + " bytes");
        }
        return bytes.toByteArray();
    }

    /** Whether nobody between here and there can read or answer: encrypted, or on this machine. */
    private static boolean isSafe(URI uri) {
        return "https".equalsIgnoreCase(uri.getScheme())
                || uri.getHost() != null && LOOPBACK.matcher(uri.getHost()).matches();
    }

    private URI next(URI asked, URI at, HttpResponse<?> response) throws DownloadException {
        String location = response.headers().firstValue("Location").orElse("");
        URI next;
        try {
            next = at.resolve(location);
        } catch (IllegalArgumentException e) {
            throw new DownloadException(asked, "is redirected to what is not a URL: '" + location + "'", e);
        }
        boolean downgraded = "https".equalsIgnoreCase(at.getScheme()) && !"https".equalsIgnoreCase(next.getScheme());
        boolean other = policy.guarded() && (!at.getScheme().equalsIgnoreCase(next.getScheme()) || !isSafe(next));
        if (location.isEmpty() || !isWeb(next) || downgraded || other) {
            throw new DownloadException(asked, "is redirected to where nothing is fetched from: '" + location + "'");
        }
        return next;
    }
}
