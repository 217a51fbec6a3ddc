package io.mien.store.derby;

import io.mien.store.FaceStore;
import io.mien.store.StoreException;
import io.mien.tck.FaceStoreProvider;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Derby stores as the tests open them. */
record TestDerbyStores(Optional<EncryptionKey> key) implements FaceStoreProvider {
    static final String DIGITS = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

    static final TestDerbyStores PLAIN = new TestDerbyStores(Optional.empty());

    static final TestDerbyStores ENCRYPTED = withKey(DIGITS);

    /** {@link #PLAIN}, for tests that make one by its class. */
    static final class Plain implements FaceStoreProvider {
        @Override
        public FaceStore open(Path folder) throws StoreException {
            return PLAIN.open(folder);
        }

        @Override
        public void close(FaceStore store) throws StoreException {
            PLAIN.close(store);
        }
    }

    static TestDerbyStores withKey(String digits) {
        try {
            return new TestDerbyStores(Optional.of(EncryptionKey.parse(digits, "the test's key")));
        } catch (StoreException e) {
            throw new IllegalArgumentException(e);
        }
    }

    DerbySettings settings(Path folder) {
        // Few rows in a batch, so that the tests walk through several.
        return new DerbySettings(
                folder, key, Duration.ofSeconds(20), Duration.ofMillis(50), Duration.ofSeconds(2), 3, 64, 7);
    }

    @Override
    public DerbyFaceStore open(Path folder) throws StoreException {
        return DerbyFaceStore.open(settings(folder), GallerySchema.current(), restored -> {});
    }

    @Override
    public void close(FaceStore store) throws StoreException {
        ((DerbyFaceStore) store).close();
    }
}
