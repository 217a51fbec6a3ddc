package io.mien.store.log;

import io.mien.conformance.FaceStoreKillContract;
import io.mien.conformance.FaceStoreProvider;

class LogKillTest extends FaceStoreKillContract {
    @Override
    protected Class<? extends FaceStoreProvider> providerClass() {
        return TestLogStores.class;
    }
}
