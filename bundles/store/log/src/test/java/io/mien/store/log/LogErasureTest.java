package io.mien.store.log;

import io.mien.tck.FaceStoreErasureContract;
import io.mien.tck.FaceStoreProvider;

class LogErasureTest extends FaceStoreErasureContract {
    @Override
    protected FaceStoreProvider provider() {
        return new TestLogStores();
    }
}
