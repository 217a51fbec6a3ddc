package io.mien.store.log;

import io.mien.conformance.FaceStoreConcurrencyContract;
import io.mien.conformance.FaceStoreProvider;

class LogConcurrencyTest extends FaceStoreConcurrencyContract {
    @Override
    protected FaceStoreProvider provider() {
        return new TestLogStores();
    }
}
