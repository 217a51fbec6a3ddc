package io.mien.upgrade.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.deploy.InstalledBundle;
import io.mien.support.files.Sha256;
import io.mien.trust.release.Release;
import io.mien.trust.release.ReleasedFile;
import io.mien.upgrade.fake.Vendor;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A product with a recognizer and a detector, held against releases. */
class ReleaseComparisonTest {
    private static final String OTHER = "0".repeat(64);

    @TempDir
    Path home;

    private final List<InstalledBundle> running = new ArrayList<>();
    private final List<ReleasedFile> listed = new ArrayList<>();

    @BeforeEach
    void install() throws Exception {
        running.add(installed("bundles/io.mien.recognizer-1.0.0.jar", "io.mien.recognizer", false));
        running.add(installed("bundles/io.mien.detector.yunet-1.0.0.jar", "io.mien.detector.yunet", true));
        Vendor.bundle(home.resolve("bundles/io.mien.demo-1.0.0.jar"), "io.mien.demo", "1.0.0");
        Vendor.text(home.resolve("lib/boot.jar"), "boot");
        Vendor.text(home.resolve("features/gate.json"), "{}");
    }

    private InstalledBundle installed(String path, String name, boolean replaceable) throws Exception {
        Path file = Vendor.bundle(home.resolve(path), name, "1.0.0");
        listed.add(Vendor.files(home, List.of(path)).get(0));
        return InstalledBundle.of(name, "1.0.0", Sha256.of(file)).replaceable(replaceable);
    }

    /** What becomes of a file, in a release that lists what runs and this file. */
    private String planned(String path) throws Exception {
        listed.add(new ReleasedFile(path, 7, OTHER));
        UpgradePlan plan = plan();
        PlannedFile file = plan.files().stream()
                .filter(f -> f.path().equals(path))
                .findFirst()
                .orElseThrow();
        return file.change().word() + ", " + file.time().word() + ": " + file.reason();
    }

    private UpgradePlan plan() throws Exception {
        Release release = new Release("gate", "2", "any", 2, Instant.now(), listed);
        return new ReleaseComparison(home, running).with(release);
    }

    @Test
    void findsNoDifferenceToItself() throws Exception {
        listed.addAll(Vendor.files(home, List.of("lib/boot.jar")));
        assertTrue(plan().files().stream().allMatch(f -> f.change() == PlannedFile.Change.SAME));
        assertEquals(0, plan().bytes());
    }

    @Test
    void aStageIsReplacedWhileItRuns() throws Exception {
        listed.removeIf(f -> f.path().contains("yunet"));
        assertEquals(
                "changed, running: takes the place of io.mien.detector.yunet 1.0.0",
                planned("bundles/io.mien.detector.yunet-1.1.0.jar"));
        assertEquals(7, plan().bytes());
        assertEquals(1, plan().bundles().size());
        assertEquals(List.of(), plan().atNextStart());
    }

    @Test
    void leavesTheRecognizerToTheNextStart() throws Exception {
        listed.removeIf(f -> f.path().contains("recognizer"));
        assertEquals(
                "changed, next start: io.mien.recognizer 1.0.0 runs the others",
                planned("bundles/io.mien.recognizer-1.1.0.jar"));
        assertEquals(List.of(), plan().bundles());
    }

    @Test
    void theLauncherWaitsForTheNextStart() throws Exception {
        assertEquals("changed, next start: is read at the start", planned("lib/boot.jar"));
        assertEquals("new, next start: is read at the start", planned("lib/more.jar"));
        assertEquals("new, next start: is read at the start", planned("features/desk.json"));
        assertEquals("new, next start: is read at the start", planned("bundles/unpacked-1.0/native.so"));
    }

    /** A bundle with native code lies unpacked, and its name has a number of its own. */
    @Test
    void anUnpackedBundleStays() throws Exception {
        String folder = "bundles/io.mien.library.door.linux-x86-64-0.1.0-SNAPSHOT/";
        Vendor.text(home.resolve(folder + "native/door.so"), "door");
        listed.addAll(Vendor.files(home, List.of(folder + "native/door.so")));
        running.add(InstalledBundle.of("io.mien.library.door.linux-x86-64", "0.1.0.SNAPSHOT", OTHER));
        assertEquals(List.of(), plan().atNextStart());
        assertEquals("new, next start: is read at the start", planned(folder + "native/more.so"));
    }

    /** Each composed product has other ones. */
    @Test
    void theBillOfMaterialsDoesNotWait() throws Exception {
        assertEquals("changed, -: is for people, and stays as it is", planned("sbom.cdx.json"));
        assertEquals(List.of(), plan().missing());
        assertEquals(List.of(), plan().atNextStart());
    }

    @Test
    void aFeatureOfTheProductIsLookedInto() throws Exception {
        assertEquals("changed, running: if it differs in its bundles alone", planned("features/gate.json"));
        assertEquals(1, plan().features().size());
        assertEquals(List.of(), plan().bundles());
    }

    @Test
    void aNewBundleComesBesideTheOthers() throws Exception {
        assertEquals("new, running: no bundle of its name exists", planned("models/io.mien.model.more-1.0.0.jar"));
    }

    @Test
    void aBundleThatIsInstalledAndDoesNotRunIsNotStarted() throws Exception {
        assertEquals("changed, next start: is not part of what runs", planned("bundles/io.mien.demo-1.1.0.jar"));
    }

    @Test
    void removesUnlistedBundlesAtTheNextStart() throws Exception {
        listed.clear();
        assertEquals(
                List.of("io.mien.recognizer 1.0.0", "io.mien.detector.yunet 1.0.0"),
                plan().atNextStart().stream().map(PlannedFile::path).toList());
        running.replaceAll(b -> b.deployed(true));
        assertEquals(List.of(), plan().files(), "what was deployed by hand stays");
    }

    /** The distribution's own copy is of no use: what was deployed since runs in its place. */
    @Test
    void anOlderBundleThanTheOneThatRunsIsADifference() throws Exception {
        running.set(
                1, InstalledBundle.of("io.mien.detector.yunet", "2.0.0", OTHER).replaceable(true));
        assertEquals(
                List.of("bundles/io.mien.detector.yunet-1.0.0.jar"),
                plan().bundles().stream().map(PlannedFile::path).toList());
    }
}
