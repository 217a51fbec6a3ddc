package io.mien.store.log;

import io.mien.tck.FaceStoreCorrectionKillContract;
import io.mien.tck.FaceStoreProvider;

class LogCorrectionKillTest extends FaceStoreCorrectionKillContract {
    @Override
    protected Class<? extends FaceStoreProvider> providerClass() {
        return TestLogStores.class;
    }
}
