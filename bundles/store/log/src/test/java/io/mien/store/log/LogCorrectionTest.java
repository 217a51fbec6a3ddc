package io.mien.store.log;

import io.mien.conformance.FaceStoreCorrectionContract;
import io.mien.conformance.FaceStoreProvider;

class LogCorrectionTest extends FaceStoreCorrectionContract {
    @Override
    protected FaceStoreProvider provider() {
        return new TestLogStores();
    }
}
