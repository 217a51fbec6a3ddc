package io.mien.store.log;

import io.mien.tck.FaceStoreCopyContract;
import io.mien.tck.FaceStoreProvider;

class LogCopyTest extends FaceStoreCopyContract {
    @Override
    protected FaceStoreProvider provider() {
        return new TestLogStores();
    }
}
