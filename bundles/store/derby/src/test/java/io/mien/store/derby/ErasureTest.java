package io.mien.store.derby;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.mien.MienException;
import io.mien.conformance.FaceStoreErasureContract;
import io.mien.conformance.FaceStoreProvider;
import io.mien.conformance.MarkedFaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** That no file in the gallery's folder holds what was removed. */
class ErasureTest extends FaceStoreErasureContract {
    @Override
    protected FaceStoreProvider provider() {
        return TestStores.PLAIN;
    }

    @Test
    void aBackupMadeAfterwardsDoesNotHoldIt() throws MienException, IOException {
        fill();
        store.remove(MarkedFaces.label("Ann"));
        Path backup = temporary.resolve("backup");
        store.backup(backup);
        assertEquals(List.of(), MarkedFaces.in(backup));
    }

    @Test
    void aLogFileThatAKilledEngineForgotIsErasedToo() throws MienException, IOException {
        fill();
        Path log = temporary.resolve("gallery/database/log");
        byte[] first = Files.readAllBytes(log.resolve("log1.dat"));
        store.remove(MarkedFaces.label("Ann"));
        store.add(List.of(MarkedFaces.face("Bob")));
        provider().close(store);
        assertFalse(Files.exists(log.resolve("log1.dat")));
        Files.write(log.resolve("log1.dat"), first);
        store = provider().open(temporary.resolve("gallery"));
        assertFalse(marks().isEmpty());
        store.remove(MarkedFaces.label("Bob"));
        assertEquals(List.of(), marks());
    }
}
