package io.mien.store.log;

import io.mien.tck.FaceStoreEmbeddingsContract;
import io.mien.tck.FaceStoreProvider;

class LogEmbeddingsTest extends FaceStoreEmbeddingsContract {
    @Override
    protected FaceStoreProvider provider() {
        return new TestLogStores();
    }
}
