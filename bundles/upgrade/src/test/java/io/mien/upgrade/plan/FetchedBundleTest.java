package io.mien.upgrade.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.MienException;
import io.mien.deploy.InstalledBundle;
import io.mien.upgrade.fake.Vendor;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FetchedBundleTest {
    private static final List<InstalledBundle> RUNNING = List.of(InstalledBundle.of("a", "1.10.0", ""));

    @TempDir
    Path folder;

    @Test
    void takesNewerOnesAndNewNames() throws Exception {
        FetchedBundle.requireNewer(Vendor.bundle(folder.resolve("a.jar"), "a", "1.10.1"), RUNNING);
        FetchedBundle.requireNewer(Vendor.bundle(folder.resolve("b.jar"), "b", "1.0.0"), RUNNING);
    }

    @Test
    void refusesWhatIsNotNewer() throws Exception {
        for (String version : List.of("1.9.0", "1.10.0")) {
            Path jar = Vendor.bundle(folder.resolve("a.jar"), "a", version);
            MienException e = assertThrows(MienException.class, () -> FetchedBundle.requireNewer(jar, RUNNING));
            assertEquals(
                    "a.jar: a " + version
                            + " is not newer than 1.10.0, which runs; such a change can be made only while Mien is stopped",
                    e.getMessage());
        }
    }

    @Test
    void refusesWhatIsNotABundle() throws Exception {
        Path torn = Vendor.text(folder.resolve("a.jar"), "PK");
        MienException e = assertThrows(MienException.class, () -> FetchedBundle.requireNewer(torn, RUNNING));
        assertTrue(e.getMessage().startsWith("a.jar: cannot be read: "), e.getMessage());
        Path odd = Vendor.bundle(folder.resolve("b.jar"), "a", "one");
        e = assertThrows(MienException.class, () -> FetchedBundle.requireNewer(odd, RUNNING));
        assertTrue(e.getMessage().startsWith("b.jar: has no version of a bundle: "), e.getMessage());
    }
}
