package io.mien.store.log;

import io.mien.conformance.FaceStoreCopyContract;
import io.mien.conformance.FaceStoreProvider;

class LogCopyTest extends FaceStoreCopyContract {
    @Override
    protected FaceStoreProvider provider() {
        return new TestLogStores();
    }
}
