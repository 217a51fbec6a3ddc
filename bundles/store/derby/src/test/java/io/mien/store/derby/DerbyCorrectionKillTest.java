package io.mien.store.derby;

import io.mien.tck.FaceStoreCorrectionKillContract;
import io.mien.tck.FaceStoreProvider;

class DerbyCorrectionKillTest extends FaceStoreCorrectionKillContract {
    @Override
    protected Class<? extends FaceStoreProvider> providerClass() {
        return TestDerbyStores.Plain.class;
    }
}
