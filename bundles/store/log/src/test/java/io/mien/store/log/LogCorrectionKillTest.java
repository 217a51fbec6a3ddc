package io.mien.store.log;

import io.mien.conformance.FaceStoreCorrectionKillContract;
import io.mien.conformance.FaceStoreProvider;

class LogCorrectionKillTest extends FaceStoreCorrectionKillContract {
    @Override
    protected Class<? extends FaceStoreProvider> providerClass() {
        return TestLogStores.class;
    }
}
