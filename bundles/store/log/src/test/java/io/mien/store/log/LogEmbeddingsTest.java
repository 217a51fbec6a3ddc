package io.mien.store.log;

import io.mien.conformance.FaceStoreEmbeddingsContract;
import io.mien.conformance.FaceStoreProvider;

class LogEmbeddingsTest extends FaceStoreEmbeddingsContract {
    @Override
    protected FaceStoreProvider provider() {
        return new TestLogStores();
    }
}
