package io.mien.modelkit.pull;

import io.mien.MienException;
import io.mien.support.download.Download;
import io.mien.support.download.DownloadPolicy;
import io.mien.support.download.PartFile;
import io.mien.support.download.RemoteFile;
import io.mien.support.download.WebRequests;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.LongConsumer;

/** Gets the weights of an entry, from wherever they are to come. */
public final class WeightsFetcher {
    private final DownloadMirror mirror;
    private final Download download;
    private final BiFunction<String, Long, LongConsumer> progress;

    /**
     * @param mirror where files come from in place of where the catalog says
     * @param policy how patient a download is
     * @param progress begins a progress bar of a file and its bytes
     */
    public WeightsFetcher(
            DownloadMirror mirror, DownloadPolicy policy, BiFunction<String, Long, LongConsumer> progress) {
        this.mirror = mirror;
        this.download = new Download(new WebRequests(policy), policy, time -> Thread.sleep(time.toMillis()));
        this.progress = progress;
    }

    /**
     * Gets the weights.
     *
     * @param folder for what is downloaded and unpacked
     * @throws MienException with the reason; a download that broke off can be resumed
     */
    public FetchedWeights fetch(CatalogEntry entry, Path folder) throws MienException {
        if (mirror.folder().isPresent()) {
            return fromFolder(entry, mirror.folder().get(), folder);
        }
        RemoteFile remote = entry.remote();
        if (mirror.base().isPresent()) {
            remote = remote.at(URI.create(mirror.base().get() + "/" + remote.file()));
        }
        PartFile part = download.fetch(remote, folder, progress.apply(remote.file(), remote.bytes()));
        FetchedWeights fetched = FetchedWeights.downloaded(part);
        return entry.archive().isPresent() ? unpacked(entry, fetched, folder) : fetched;
    }

    private static FetchedWeights fromFolder(CatalogEntry entry, Path mirror, Path folder) throws MienException {
        Path weights = mirror.resolve(entry.file());
        if (Files.isRegularFile(weights)) {
            return FetchedWeights.onMirror(weights);
        }
        Optional<Path> archive =
                entry.archive().map(a -> mirror.resolve(a.file())).filter(Files::isRegularFile);
        if (archive.isEmpty()) {
            String or = entry.archive().map(a -> " and no " + a.file()).orElse("");
            throw new MienException("--mirror " + mirror + ": has no " + entry.file() + or);
        }
        return unpacked(entry, FetchedWeights.onMirror(archive.get()), folder);
    }

    private static FetchedWeights unpacked(CatalogEntry entry, FetchedWeights archive, Path folder)
            throws MienException {
        Path target = folder.resolve("." + entry.file() + ".unpacked");
        ZipArchiveEntry.unpack(archive.file(), entry.member(), entry.bytes(), target);
        return archive.unpackedTo(target);
    }
}
