package io.mien.store.derby;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.MienException;
import io.mien.store.FaceStore;
import io.mien.store.StoreException;
import io.mien.tck.FaceStoreBackupContract;
import io.mien.tck.FaceStoreProvider;
import io.mien.tck.MarkedFaces;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The contract of backups with an encrypted gallery, and what encryption is for. */
class EncryptedStoreTest extends FaceStoreBackupContract {
    @Override
    protected FaceStoreProvider provider() {
        return TestDerbyStores.ENCRYPTED;
    }

    private Path gallery() {
        return temporary.resolve("gallery");
    }

    private String refusal(TestDerbyStores stores, Path folder) {
        String message =
                assertThrows(StoreException.class, () -> stores.open(folder)).getMessage();
        assertTrue(message.contains(folder.toString()), message);
        return message;
    }

    @Test
    void nothingLiesInClear() throws MienException, IOException {
        store.add(List.of(MarkedFaces.face("Ann")));
        assertEquals(List.of(), MarkedFaces.in(gallery()));
        provider().close(store);
        assertEquals(List.of(), MarkedFaces.in(gallery()));
        store = provider().open(gallery());
        Path backup = temporary.resolve("backup");
        store.backup(backup);
        assertEquals(List.of(), MarkedFaces.in(backup));
    }

    @Test
    void onlyTheRightKeyOpensIt() throws MienException {
        store.add(List.of(face("Ann", 1)));
        provider().close(store);
        String other = TestDerbyStores.DIGITS.replace("0f", "0e");
        assertTrue(refusal(TestDerbyStores.withKey(other), gallery()).contains("the key is not the one"));
        assertTrue(refusal(TestDerbyStores.PLAIN, gallery()).contains("is encrypted, and encryption is off"));
        store = provider().open(gallery());
        assertEquals(1, store.people().size());
    }

    @Test
    void aGalleryInClearIsNotTakenForAnEncryptedOne() throws MienException {
        Path clear = temporary.resolve("clear");
        TestDerbyStores.PLAIN.open(clear).close();
        assertTrue(refusal(TestDerbyStores.ENCRYPTED, clear).contains("is not encrypted, and encryption is on"));
        TestDerbyStores.PLAIN.open(clear).close();
    }

    @Test
    void aBackupInClearIsEncryptedWhenItIsRestored() throws MienException, IOException {
        Path backup = temporary.resolve("backup");
        try (DerbyFaceStore clear = TestDerbyStores.PLAIN.open(temporary.resolve("clear"))) {
            clear.add(List.of(MarkedFaces.face("Ann")));
            clear.backup(backup);
        }
        store.restore(backup);
        assertEquals(1, store.people().size());
        assertEquals(List.of(), MarkedFaces.in(gallery()));
        reopen();
        assertEquals(1, store.people().size());
    }

    @Test
    void aBackupThatAnybodyMayHaveWrittenReplacesNobody() throws MienException {
        Path backup = temporary.resolve("backup");
        try (DerbyFaceStore clear = TestDerbyStores.PLAIN.open(temporary.resolve("clear"))) {
            clear.add(List.of(face("Mallory", 1)));
            clear.backup(backup);
        }
        store.add(List.of(face("Ann", 2)));
        String before = contents();
        String refusal =
                assertThrows(StoreException.class, () -> store.restore(backup)).getMessage();
        assertTrue(refusal.contains("it is not encrypted"), refusal);
        assertEquals(before, contents());
    }

    @Test
    void anEncryptedBackupNeedsItsKey() throws MienException {
        Path backup = temporary.resolve("backup");
        store.add(List.of(face("Ann", 1)));
        store.backup(backup);
        for (TestDerbyStores stores : List.of(TestDerbyStores.PLAIN, TestDerbyStores.withKey("ff".repeat(16)))) {
            FaceStore other = stores.open(temporary.resolve("other " + stores.key()));
            try {
                assertThrows(StoreException.class, () -> other.restore(backup));
                assertEquals(List.of(), other.people());
            } finally {
                stores.close(other);
            }
        }
    }
}
