package io.mien.upgrade.fetch;

import io.mien.MienException;
import io.mien.command.call.UsageException;
import io.mien.support.download.Download;
import io.mien.support.download.DownloadPolicy;
import io.mien.support.download.WebRequests;
import io.mien.support.files.AtomicFile;
import io.mien.support.files.FileAccess;
import io.mien.support.files.IoReason;
import io.mien.trust.release.Release;
import io.mien.trust.release.SignedText;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The places that a release and its files come from, as they were typed: folders, and URLs of {@code https}. */
public final class FetchSources {
    private final WebRequests web;
    private final Download download;
    private final Function<String, Path> resolve;
    private final List<FileSource> all = new ArrayList<>();

    /** @param resolve makes a path absolute */
    public FetchSources(DownloadPolicy policy, Function<String, Path> resolve) {
        this.web = new WebRequests(policy);
        this.download = new Download(web, policy, time -> Thread.sleep(time.toMillis()));
        this.resolve = resolve;
    }

    List<FileSource> all() {
        return List.copyOf(all);
    }

    /**
     * Adds a place that is asked after those before it.
     *
     * @param place a folder or a URL
     * @throws UsageException if it is neither
     */
    public void add(String place) throws UsageException {
        if (isUrl(place)) {
            all.add(new WebSource(url(place).toString().replaceAll("/+$", ""), download));
        } else {
            Path folder = resolve.apply(place);
            if (!Files.isDirectory(folder)) {
                throw new UsageException(folder + ": no such folder");
            }
            all.add(new FolderSource(folder));
        }
    }

    /**
     * Brings the signed file of a release, and adds the place that it lies in.
     *
     * @param typed a file, a folder with a {@code release.json}, or a URL of either
     * @param scratch folder for a file that comes from a server
     * @param alone whether the place is the only one
     * @return the file
     */
    public Path release(String typed, Path scratch, boolean alone) throws MienException {
        if (!isUrl(typed)) {
            Path path = resolve.apply(typed);
            Path file = Files.isDirectory(path) ? path.resolve(Release.FILE) : path;
            if (alone) {
                add(file.getParent().toString());
            }
            return file;
        }
        String text = typed.endsWith(".json") ? typed : typed.replaceAll("/+$", "") + "/" + Release.FILE;
        if (alone) {
            add(text.substring(0, text.lastIndexOf('/')));
        }
        Path file = scratch.resolve(Release.FILE);
        try {
            byte[] bytes = web.read(url(text), SignedText.MOST_BYTES);
            AtomicFile.<IOException>replace(file, FileAccess.PRIVATE, out -> out.write(bytes));
            return file;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MienException(text + ": stopped", e);
        } catch (IOException e) {
            throw new MienException(file + ": cannot be written: " + IoReason.of(e), e);
        }
    }

    private static boolean isUrl(String place) {
        return place.matches("(?i)[a-z][a-z0-9+.-]+://.*");
    }

    private static URI url(String place) throws UsageException {
        try {
            URI uri = URI.create(place);
            if (WebRequests.isWeb(uri)) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            throw new UsageException(place + ": " + e.getMessage());
        }
        throw new UsageException(place + ": neither a folder nor a URL of https");
    }
}
