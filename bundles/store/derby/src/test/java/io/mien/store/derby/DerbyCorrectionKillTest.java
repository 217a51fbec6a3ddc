package io.mien.store.derby;

import io.mien.conformance.FaceStoreCorrectionKillContract;
import io.mien.conformance.FaceStoreProvider;

class DerbyCorrectionKillTest extends FaceStoreCorrectionKillContract {
    @Override
    protected Class<? extends FaceStoreProvider> providerClass() {
        return TestDerbyStores.Plain.class;
    }
}
