package io.mien.store.log;

import io.mien.tck.FaceStoreConcurrencyContract;
import io.mien.tck.FaceStoreProvider;

class LogConcurrencyTest extends FaceStoreConcurrencyContract {
    @Override
    protected FaceStoreProvider provider() {
        return new TestLogStores();
    }
}
