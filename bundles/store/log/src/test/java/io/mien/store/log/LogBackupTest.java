package io.mien.store.log;

import io.mien.conformance.FaceStoreBackupContract;
import io.mien.conformance.FaceStoreProvider;

class LogBackupTest extends FaceStoreBackupContract {
    @Override
    protected FaceStoreProvider provider() {
        return new TestLogStores();
    }
}
