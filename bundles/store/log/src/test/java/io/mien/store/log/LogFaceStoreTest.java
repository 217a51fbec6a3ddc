package io.mien.store.log;

import io.mien.tck.FaceStoreContract;
import io.mien.tck.FaceStoreProvider;

class LogFaceStoreTest extends FaceStoreContract {
    @Override
    protected FaceStoreProvider provider() {
        return new TestLogStores();
    }
}
