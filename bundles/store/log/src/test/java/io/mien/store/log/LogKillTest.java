package io.mien.store.log;

import io.mien.tck.FaceStoreKillContract;
import io.mien.tck.FaceStoreProvider;

class LogKillTest extends FaceStoreKillContract {
    @Override
    protected Class<? extends FaceStoreProvider> providerClass() {
        return TestLogStores.class;
    }
}
