package io.mien.store.log;

import io.mien.conformance.FaceStoreContract;
import io.mien.conformance.FaceStoreProvider;

class LogFaceStoreTest extends FaceStoreContract {
    @Override
    protected FaceStoreProvider provider() {
        return new TestLogStores();
    }
}
