package io.mien.store.log;

import io.mien.tck.FaceStoreBackupContract;
import io.mien.tck.FaceStoreProvider;

class LogBackupTest extends FaceStoreBackupContract {
    @Override
    protected FaceStoreProvider provider() {
        return new TestLogStores();
    }
}
