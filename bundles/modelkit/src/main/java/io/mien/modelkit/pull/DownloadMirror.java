package io.mien.modelkit.pull;

import io.mien.command.call.UsageException;
import io.mien.support.download.WebRequests;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * A place from which files are fetched instead of the one in the catalog: by their names, from a folder or from below a URL.
 *
 * @param folder the folder, if it is one
 * @param base the URL without a slash at its end, if it is one
 */
public record DownloadMirror(Optional<Path> folder, Optional<String> base) {
    /** The places that the catalog says. */
    public static final DownloadMirror NONE = new DownloadMirror(Optional.empty(), Optional.empty());

    /**
     * Reads {@code DIR}, {@code file:///DIR}, {@code http://...} or {@code https://...}.
     *
     * @param resolve makes a path absolute
     * @throws UsageException if it is none of these, or there is no such folder
     */
    public static DownloadMirror of(String text, Function<String, Path> resolve) throws UsageException {
        if (!text.matches("(?i)[a-z][a-z0-9+.-]+:.*")) {
            return folder(resolve.apply(text));
        }
        try {
            URI uri = URI.create(text);
            if (WebRequests.isWeb(uri)) {
                return new DownloadMirror(Optional.empty(), Optional.of(text.replaceAll("/+$", "")));
            }
            if ("file".equalsIgnoreCase(uri.getScheme())) {
                return folder(Path.of(uri));
            }
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            throw new UsageException("--mirror " + text + ": " + e.getMessage());
        }
        throw new UsageException("--mirror " + text + ": neither a folder nor an http, https or file URL");
    }

    private static DownloadMirror folder(Path folder) throws UsageException {
        if (!Files.isDirectory(folder)) {
            throw new UsageException("--mirror " + folder + ": no such folder");
        }
        return new DownloadMirror(Optional.of(folder), Optional.empty());
    }
}
