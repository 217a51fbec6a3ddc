package io.mien.store.log;

import io.mien.conformance.FaceStoreErasureContract;
import io.mien.conformance.FaceStoreProvider;

class LogErasureTest extends FaceStoreErasureContract {
    @Override
    protected FaceStoreProvider provider() {
        return new TestLogStores();
    }
}
