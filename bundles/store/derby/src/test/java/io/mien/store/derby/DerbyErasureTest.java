package io.mien.store.derby;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.MienException;
import io.mien.support.testing.Await;
import io.mien.tck.FaceStoreErasureContract;
import io.mien.tck.FaceStoreProvider;
import io.mien.tck.MarkedFaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** That no file in the gallery's folder holds what was removed. */
class DerbyErasureTest extends FaceStoreErasureContract {
    @Override
    protected FaceStoreProvider provider() {
        return TestDerbyStores.PLAIN;
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

    @Test
    void reportsWhatTheEngineStillHoldsAndOverwritesItLater() throws Exception {
        fill();
        DerbyFaceStore derby = (DerbyFaceStore) store;
        // An open transaction keeps the engine from giving its log up, as a full disk does.
        try (DatabaseSession other = DerbyEngine.session(temporary.resolve("gallery/database"), Map.of())) {
            other.execute("CREATE TABLE pin (id INT)");
            other.commit();
            other.execute("INSERT INTO pin VALUES (1)");
            assertEquals(40, store.remove(MarkedFaces.label("Ann")).size());
            assertTrue(derby.remaining().isPresent());
            assertFalse(marks().isEmpty());
            assertEquals(80, store.people().size());
        }
        Await.until(() -> derby.remaining().isEmpty());
        assertEquals(Optional.empty(), derby.remaining());
        assertEquals(List.of(), marks());
    }
}
