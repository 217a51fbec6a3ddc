package io.mien.deploy.jar;

import io.mien.deploy.DeploymentException;
import io.mien.support.jar.BoundedJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whether the file system of the data folder has room for a jar: for its copy, and for the weights of its model, which are
 * unpacked.
 *
 * @param data the data folder
 * @param reserve MiB that stay free
 */
public record FreeSpace(Path data, int reserve) {
    private static final String MODEL = "OSGI-INF/mien/";
    private static final long MEGABYTE = 1 << 20;

    void require(Path file, BoundedJar jar) throws IOException, DeploymentException {
        long weights = jar.entries().stream()
                .filter(e -> e.getName().startsWith(MODEL))
                .mapToLong(e -> Math.max(0, e.getSize()))
                .sum();
        long needed = megabytes(Files.size(file) + weights);
        long free = Files.getFileStore(data).getUsableSpace() / MEGABYTE;
        if (free - needed < reserve) {
            throw new DeploymentException(
                    file + ": it needs " + needed + " MiB on the file system of " + data + ", where "
                            + free + " MiB are free and " + reserve
                            + " MiB stay so (free.megabytes of io.mien.deploy); make room there");
        }
    }

    private static long megabytes(long bytes) {
        return (bytes + MEGABYTE - 1) / MEGABYTE;
    }
}
