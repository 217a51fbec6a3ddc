package io.mien.upgrade.fetch;

import static io.mien.support.testing.FakeServer.broken;
import static io.mien.support.testing.FakeServer.chunked;
import static io.mien.support.testing.FakeServer.ranged;
import static io.mien.support.testing.FakeServer.status;
import static io.mien.support.testing.FakeServer.whole;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.MienException;
import io.mien.command.call.UsageException;
import io.mien.support.download.DownloadPolicy;
import io.mien.support.files.Sha256;
import io.mien.support.testing.FakeServer;
import io.mien.upgrade.fake.Vendor;
import io.mien.upgrade.plan.PlannedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two files of a release, from folders and servers that have them or do not. */
class ReleaseFetchTest implements ReleaseFetch.Listener {
    private static final String A = "bundles/a.jar";
    private static final String B = "models/b c.jar";
    private static final DownloadPolicy POLICY =
            new DownloadPolicy(1, Duration.ofSeconds(20), Duration.ZERO, Duration.ZERO, 2).guarded(1);

    @TempDir
    Path folder;

    private final FakeServer server = new FakeServer();
    private final List<String> told = new ArrayList<>();
    private Path data;
    private Path stick;

    @BeforeEach
    void plug() throws Exception {
        data = Files.createDirectory(folder.resolve("data"));
        stick = Files.createDirectory(folder.resolve("stick"));
        Vendor.text(stick.resolve(A), "bundle a");
        Vendor.text(stick.resolve(B), "model b");
        server.on("/gate/bundles/a.jar", whole(bytes("bundle a"))).on("/gate/models/b c.jar", whole(bytes("model b")));
    }

    @AfterEach
    void unplug() {
        server.close();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static PlannedFile file(String path, String content) {
        return new PlannedFile(
                path, content.length(), Sha256.of(content), PlannedFile.Change.CHANGED, PlannedFile.Time.RUNNING, "");
    }

    private static List<PlannedFile> files() {
        return List.of(file(A, "bundle a"), file(B, "model b"));
    }

    private FetchFolder fetch(String... places) throws MienException {
        FetchSources sources = new FetchSources(POLICY, folder::resolve);
        for (String place : places) {
            sources.add(place);
        }
        FetchFolder to = new FetchFolder(data, "d1");
        new ReleaseFetch(sources, to, this).run(files());
        return to;
    }

    private String url() {
        return server.at("/gate/").toString();
    }

    private void assertHas(FetchFolder to) throws IOException {
        assertEquals("bundle a", Files.readString(to.file(files().get(0))));
        assertEquals("model b", Files.readString(to.file(files().get(1))));
        assertEquals(List.of("a.jar", "b c.jar"), names());
    }

    private void assertFails(String reason, String... places) {
        MienException e = assertThrows(MienException.class, () -> fetch(places));
        assertTrue(e.getMessage().contains(reason), e.getMessage());
    }

    private List<String> names() throws IOException {
        try (Stream<Path> all = Files.walk(data)) {
            return all.filter(Files::isRegularFile)
                    .map(f -> f.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @Override
    public LongConsumer begun(PlannedFile file) {
        return bytes -> assertTrue(bytes <= file.length(), "no more is taken than is listed");
    }

    @Override
    public void fetched(PlannedFile file, long nanos) {
        told.add(file.path());
    }

    @Override
    public void passedOver(MienException reason) {
        told.add(reason.getMessage());
    }

    @Test
    void bringsFilesFromAFolder() throws Exception {
        assertHas(fetch("stick"));
        assertEquals(List.of(A, B), told);
    }

    @Test
    void bringsFilesFromAServer() throws Exception {
        assertHas(fetch(url()));
    }

    @Test
    void fetchesOnlyMissingFiles() throws Exception {
        Files.delete(stick.resolve(B));
        assertFails("no such file or folder", "stick");
        Files.delete(stick.resolve(A));
        told.clear();
        assertHas(fetch("stick", url()));
        assertEquals(B, told.get(1), "only the second was missing");
        assertEquals(2, told.size(), told::toString);
    }

    @Test
    void aTransferThatBreaksOffIsResumedByTheNextCall() throws Exception {
        server.on("/gate/bundles/a.jar", broken(bytes("bundle a"), 4, "\"1\""));
        assertFails("given up after 1 attempt", url());
        server.on("/gate/bundles/a.jar", ranged(bytes("bundle a"), "\"1\""));
        server.ranges.clear();
        assertHas(fetch(url()));
        assertEquals(List.of("bytes=4-", "-"), server.ranges);
    }

    @Test
    void placesAreAskedInTurn() throws Exception {
        Vendor.text(stick.resolve(A), "bundle x");
        server.on("/gate/models/b c.jar", status(404));
        assertHas(fetch("stick", url()));
        assertTrue(told.get(0).endsWith("has another SHA-256 than the release says"), told::toString);
        assertEquals(List.of(A, B), told.subList(1, 3));
    }

    @Test
    void refusesOtherContentFromAFolder() throws Exception {
        Vendor.text(stick.resolve(A), "bundle a and more");
        assertFails("has more than 8 bytes", "stick");
        Vendor.text(stick.resolve(A), "bundle");
        assertFails("has only 6 of 8 bytes", "stick");
        Files.delete(stick.resolve(A));
        Files.createDirectory(stick.resolve(A));
        assertFails("is a folder", "stick");
        assertEquals(List.of(), names());
    }

    @Test
    void refusesOtherContentFromAServer() throws Exception {
        server.on("/gate/bundles/a.jar", whole(bytes("bundle a!")));
        assertFails("is a file of 9 bytes, not of 8", url());
        server.on("/gate/bundles/a.jar", chunked(new byte[3_000_000]));
        assertFails("sends more than the 8 bytes", url());
        server.on("/gate/bundles/a.jar", whole(bytes("bundle x")));
        assertFails("has the SHA-256 ", url());
        server.on("/gate/bundles/a.jar", status(302, "Location", "https://127.0.0.1/"));
        assertFails("is redirected to where nothing is fetched from", url());
        assertEquals(List.of(), names());
    }

    @Test
    void asksNoOtherMachineInTheClear() {
        assertFails("is asked only by https", "http://updates.invalid/gate");
        assertThrows(UsageException.class, () -> fetch("ftp://127.0.0.1/gate"));
        assertThrows(UsageException.class, () -> fetch("nowhere"));
    }

    @Test
    void requiresRoomFirst() {
        List<PlannedFile> huge = List.of(new PlannedFile(
                A, Long.MAX_VALUE / 4, "0".repeat(64), PlannedFile.Change.NEW, PlannedFile.Time.RUNNING, ""));
        FetchSources sources = new FetchSources(POLICY, folder::resolve);
        ReleaseFetch fetch = new ReleaseFetch(sources, new FetchFolder(data, "d1"), this);
        MienException e = assertThrows(MienException.class, () -> fetch.run(huge));
        assertTrue(e.getMessage().endsWith("MiB stay so; make room"), e.getMessage());
        assertEquals(List.of(), told);
    }

    @Test
    void deletesFilesOfOtherReleases() throws Exception {
        Path other = Vendor.text(data.resolve("upgrade/d0/x/old.jar"), "old");
        fetch("stick").delete();
        assertFalse(Files.exists(other));
        assertEquals(List.of(), names());
    }
}
