package io.mien.modelkit.pull;

import io.mien.MienException;
import io.mien.command.call.UsageException;
import io.mien.support.files.IoReason;
import io.mien.support.files.RegularFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The models that can be fetched.
 *
 * @param entries in the order of the file
 */
public record DownloadCatalog(List<CatalogEntry> entries) {
    public DownloadCatalog {
        entries = List.copyOf(entries);
    }

    /**
     * Reads a catalog.
     *
     * @throws MienException naming the file and what is wrong with it
     */
    public static DownloadCatalog read(Path file) throws MienException {
        try (InputStream in = RegularFile.open(file)) {
            return new DownloadCatalog(new CatalogReader(file.toString()).read(in));
        } catch (IOException e) {
            throw new MienException(file + ": the catalog cannot be read: " + IoReason.of(e), e);
        }
    }

    /**
     * The entry of a name or an alias.
     *
     * @throws UsageException naming what there is
     */
    public CatalogEntry find(String name) throws UsageException {
        return entries.stream().filter(e -> e.isCalled(name)).findFirst().orElseThrow(() -> unknown(name));
    }

    private UsageException unknown(String name) {
        String names = entries.stream().map(CatalogEntry::name).collect(Collectors.joining(", "));
        return new UsageException("the catalog has no model '" + name + "'; it has " + names
                + "; any other model is packed from its files with 'mien model pack'");
    }
}
