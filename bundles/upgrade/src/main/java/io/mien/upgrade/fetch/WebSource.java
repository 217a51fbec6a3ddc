package io.mien.upgrade.fetch;

import io.mien.MienException;
import io.mien.support.download.Download;
import io.mien.support.download.PartFile;
import io.mien.support.download.RemoteFile;
import io.mien.support.files.AtomicFile;
import io.mien.support.files.IoReason;
import io.mien.upgrade.plan.PlannedFile;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.function.LongConsumer;

/**
 * A folder on a server, laid out as the product is.
 *
 * @param base its URL, without a slash at its end
 * @param download fetches and resumes
 */
record WebSource(String base, Download download) implements FileSource {
    @Override
    public void fetch(PlannedFile file, Path target, LongConsumer progress) throws MienException {
        RemoteFile remote =
                new RemoteFile(at(file.path()), target.getFileName().toString(), file.length(), file.sha256());
        PartFile part = download.fetch(remote, target.getParent(), progress);
        try {
            AtomicFile.rename(part.path(), target);
            part.delete();
        } catch (IOException e) {
            throw new MienException(target + ": cannot be put away: " + IoReason.of(e), e);
        }
    }

    /** A path may hold blanks and other characters that a URL writes otherwise. */
    private URI at(String path) throws MienException {
        try {
            return URI.create(base + new URI(null, null, "/" + path, null).getRawPath());
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw new MienException(base + "/" + path + ": is no URL", e);
        }
    }

    @Override
    public String toString() {
        return base;
    }
}
