package io.mien.products;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.mien.support.testing.SignedInstallation;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A data folder into which another Mien deployed what the release does not list. */
class LockedGenerationIT {
    private static final String LEFT_OUT =
            "hostile.unlisted 1.0.0 is left out: not listed in the release " + SignedInstallation.RELEASE;

    @TempDir
    private Path folder;

    @Test
    void doorServesWithoutItAndHealthWarns() throws Exception {
        LongTests.assume();
        LockedHome locked = LockedHome.in(folder);
        Path evil = locked.evil();
        Product open = new Product(Mien.atPictures(), locked.data());
        open.on("deploy", evil).done();
        Path ran = locked.folder().resolve("ran");
        Files.delete(ran);
        Product product = locked.product();
        product.on("people").done().tells(LEFT_OUT);
        try (Mien.Running running = product.start()) {
            Wait.until(() -> product.on("health").out().contains(LEFT_OUT), "health names it");
            product.on("enroll", "Ada", TestPeople.picture("Ada", 1)).done();
            product.on("rollback").failed();
            assertFalse(product.on("shell", "felix:lb -s").out().contains("hostile"));
            product.on("stop").done();
            assertEquals(0, running.await().exit());
        }
        assertFalse(Files.exists(ran));
    }
}
