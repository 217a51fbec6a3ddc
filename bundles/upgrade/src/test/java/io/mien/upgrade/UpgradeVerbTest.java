package io.mien.upgrade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.command.call.CommandCall;
import io.mien.command.fake.FakeDesk;
import io.mien.command.fake.FakeDesk.Result;
import io.mien.command.runtime.ServingProduct;
import io.mien.deploy.Deployment;
import io.mien.deploy.InstalledBundle;
import io.mien.model.Models;
import io.mien.support.files.Sha256;
import io.mien.trust.release.SigningKey;
import io.mien.upgrade.fake.FakeDeployment;
import io.mien.upgrade.fake.Vendor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verb on a product that serves with one stage and one bundle that runs the others. */
class UpgradeVerbTest {
    private static final String OLD = "bundles/io.mien.aligner.plain-1.0.0.jar";
    private static final String NEW = "bundles/io.mien.aligner.plain-1.1.0.jar";
    private static final String RECOGNIZER = "bundles/io.mien.recognizer-1.0.0.jar";

    @TempDir
    private Path folder;

    private final Vendor vendor = new Vendor(SigningKey.create());
    private final FakeDeployment deployment = new FakeDeployment();
    private FakeDesk desk;
    private Path data;
    private Path stick;

    @BeforeEach
    void install() throws Exception {
        desk = new FakeDesk(folder, new UpgradeVerbs());
        desk.framework.more.put(Deployment.class, deployment);
        desk.framework.more.put(Models.class, (Models) List::of);
        data = Files.createDirectory(folder.resolve("data"));
        stick = folder.resolve("stick");
        vendor.root(folder.resolve("vendor.json"));
        install(OLD, "io.mien.aligner.plain", true);
        install(RECOGNIZER, "io.mien.recognizer", false);
        Vendor.bundle(stick.resolve(NEW), "io.mien.aligner.plain", "1.1.0");
        Files.copy(folder.resolve("home").resolve(RECOGNIZER), stick.resolve(RECOGNIZER));
        vendor.sign(stick, 2, List.of(NEW, RECOGNIZER));
    }

    private void install(String path, String name, boolean replaceable) throws Exception {
        Path file = Vendor.bundle(folder.resolve("home").resolve(path), name, "1.0.0");
        deployment.bundles.add(
                InstalledBundle.of(name, "1.0.0", Sha256.of(file)).replaceable(replaceable));
    }

    private void serve() {
        Map<String, Object> call = Map.of(
                "arguments",
                new String[] {"run"},
                "directory",
                folder,
                "home",
                folder.resolve("home"),
                "out",
                System.out,
                "err",
                System.err,
                "version",
                "1.2.3");
        desk.product.serve(new ServingProduct(CommandCall.of(call), data, data, Instant.EPOCH));
    }

    private Result upgrade(String... more) {
        List<String> all = new ArrayList<>(List.of("upgrade", "stick", "--root", "vendor.json"));
        all.addAll(List.of(more));
        return desk.onData(all.toArray(String[]::new));
    }

    @Test
    void theTableShowsWhatWouldChangeAndNothingDoes() {
        serve();
        Result result = upgrade("--dry-run");
        assertEquals(0, result.code(), result::toString);
        assertEquals(
                List.of(
                        "CHANGE   WHEN     MIB  FILE                                     WHY",
                        "changed  running  0.0  " + NEW + "  takes the place of io.mien.aligner.plain 1.0.0",
                        "gate 1.2 (sequence 2): 1 the same, 1 to fetch (0.0 MiB), 0 for the next start"),
                result.lines());
        assertEquals(List.of(), deployment.asked);
        assertFalse(Files.exists(data.resolve("upgrade")), "nothing is fetched");
        assertFalse(Files.exists(data.resolve("trust")), "nothing is noted");
    }

    @Test
    void eachFileIsAnObjectInJson() throws Exception {
        serve();
        List<String> lines = upgrade("--dry-run", "--json").lines();
        assertEquals(
                List.of(
                        "{\"file\":\"" + NEW + "\",\"change\":\"changed\",\"time\":\"running\",\"bytes\":"
                                + Files.size(stick.resolve(NEW))
                                + ",\"reason\":\"takes the place of io.mien.aligner.plain 1.0.0\"}",
                        "{\"file\":\"" + RECOGNIZER + "\",\"change\":\"same\",\"time\":\"-\",\"bytes\":"
                                + Files.size(stick.resolve(RECOGNIZER)) + ",\"reason\":\"\"}",
                        "{\"release\":\"gate 1.2 (sequence 2)\",\"fetched\":" + Files.size(stick.resolve(NEW))
                                + ",\"atNextStart\":0}"),
                lines);
    }

    @Test
    void theFilesThatDifferAreDeployedAsTheRelease() throws Exception {
        serve();
        Result result = upgrade();
        assertEquals(0, result.code(), result::toString);
        assertEquals(
                List.of(
                        "io.mien.aligner.plain-1.1.0.jar: code false, until proven true, release gate 1.2 (sequence 2)"),
                deployment.asked);
        assertEquals(List.of(Sha256.of(stick.resolve(NEW))), deployment.content);
        assertTrue(result.lines().get(0).startsWith("fetched " + NEW + ": 0.0 MiB, "), result::out);
        assertEquals(
                "gate 1.2 (sequence 2) serves in generation 2", result.lines().get(1));
        assertFalse(Files.exists(data.resolve("upgrade")), "what was fetched is deleted");

        vendor.sign(stick, 1, List.of(NEW, RECOGNIZER));
        Result older = upgrade();
        assertEquals(1, older.code());
        assertTrue(older.err().contains("roll-back"), older.err());
    }

    @Test
    void aReleaseThatRunsIsNotDeployedAgain() throws Exception {
        vendor.sign(folder.resolve("home"), 1, List.of(OLD, RECOGNIZER));
        serve();
        Files.copy(folder.resolve("home/release.json"), folder.resolve("same.json"));
        Result text = desk.onData("upgrade", "same.json", "--root", "vendor.json");
        assertEquals(List.of("gate 1.1 (sequence 1) runs already"), text.lines(), text::toString);
        Result json = desk.onData("upgrade", "same.json", "--root", "vendor.json", "--json");
        assertEquals(List.of("{\"generation\":1,\"why\":\"start\"}"), json.lines(), json::toString);
        assertEquals(List.of(), deployment.asked);
    }

    @Test
    void aReleaseThatFailsIsNotNoted() {
        serve();
        deployment.failure = "upgrade gate 1.2 (sequence 2) is rolled back: aligner plain 1.1.0 failed: it throws";
        Result result = upgrade();
        assertEquals(1, result.code());
        assertTrue(result.err().contains(deployment.failure), result.err());
        assertFalse(Files.exists(data.resolve("trust")), "an earlier one is still taken");
    }

    @Test
    void partsThatAreReadAtTheStartAreNamedAndNothingIsFetched() throws Exception {
        Vendor.bundle(stick.resolve(RECOGNIZER), "io.mien.recognizer", "1.1.0");
        vendor.sign(stick, 2, List.of(NEW, RECOGNIZER));
        serve();
        Result result = upgrade();
        assertEquals(1, result.code());
        assertTrue(
                result.err().contains("these are read at the start: " + RECOGNIZER + "; nothing was changed"),
                result.err());
        assertEquals(List.of(), deployment.asked);
        assertFalse(Files.exists(data.resolve("upgrade")), "nothing is fetched");
    }

    @Test
    void aLockedInstallationIsNotChangedWhileItRuns() throws Exception {
        Path home = folder.resolve("home");
        vendor.root(home.resolve("trust/root.json"));
        vendor.sign(home, 1, List.of(OLD, RECOGNIZER));
        serve();
        Result dry = desk.onData("upgrade", "stick", "--dry-run");
        assertEquals(0, dry.code(), dry::toString);
        Result result = desk.onData("upgrade", "stick");
        assertEquals(1, result.code());
        assertTrue(result.err().contains("the installation is locked"), result.err());
        assertEquals(List.of(), deployment.asked);
    }

    /** A stop waits for the commands that run. */
    @Test
    void onlyTheEndOfTheProductEndsTheWaitForAProbation() {
        serve();
        List<Boolean> waiting = new ArrayList<>();
        AtomicBoolean interrupted = new AtomicBoolean();
        desk.interrupted = interrupted::get;
        deployment.proving = listener -> {
            interrupted.set(true);
            waiting.add(listener.isWaiting());
            desk.product.stop();
            waiting.add(listener.isWaiting());
        };
        upgrade();
        assertEquals(List.of(true, false), waiting);
    }

    @Test
    void anErrorIsAnObjectInJson() throws Exception {
        serve();
        Files.writeString(stick.resolve(NEW), "other");
        Result result = upgrade("--json");
        assertEquals(1, result.code());
        assertTrue(result.out().startsWith("{\"error\":\"") && result.out().contains(NEW), result.out());
    }

    @Test
    void wrongUse() {
        Result nobody = upgrade();
        assertEquals(2, nobody.code());
        assertTrue(nobody.err().contains("no Mien runs on "), nobody.err());
        serve();
        assertEquals(2, desk.onData("upgrade").code());
        assertEquals(2, desk.onData("upgrade", "stick").code(), "no root says whose releases count");
        assertEquals(2, upgrade("--patience", "0").code());
        assertEquals(2, upgrade("--from", "ftp://example.com/gate").code());
    }
}
