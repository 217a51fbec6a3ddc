package io.mien.compose.bill;

import io.mien.support.files.Sha256;
import io.mien.trust.release.Release;
import io.mien.trust.release.ReleaseText;
import io.mien.trust.release.ReleasedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The file {@code release.json}: every file of a product, without a signature. */
public final class ReleaseList {
    /** Its expiry is stated when it is signed. */
    private static final Instant UNSIGNED = Instant.parse("2099-12-31T00:00:00Z");

    private static final long FIRST = 1;

    /** What an installation may change, the Java runtime, and what speaks about the release. */
    private static final List<String> LEFT_OUT = List.of("conf", "jre", "trust", Release.FILE);

    private ReleaseList() {}

    /** The bytes for the product in a folder. */
    public static byte[] of(Path home, String product, String version, String platform) throws IOException {
        List<ReleasedFile> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(home)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Path path = home.relativize(file);
                if (!LEFT_OUT.contains(path.getName(0).toString())) {
                    files.add(new ReleasedFile(path.toString().replace('\\', '/'), Files.size(file), Sha256.of(file)));
                }
            }
        }
        return ReleaseText.unsigned(new Release(product, version, platform, FIRST, UNSIGNED, files));
    }
}
