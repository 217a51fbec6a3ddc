package io.mien.store.log;

import io.mien.tck.FaceStoreCorrectionContract;
import io.mien.tck.FaceStoreProvider;

class LogCorrectionTest extends FaceStoreCorrectionContract {
    @Override
    protected FaceStoreProvider provider() {
        return new TestLogStores();
    }
}
