package io.mien.store.derby;

import io.mien.conformance.FaceStoreKillContract;
import io.mien.conformance.FaceStoreProvider;

class DerbyKillTest extends FaceStoreKillContract {
    @Override
    protected Class<? extends FaceStoreProvider> providerClass() {
        return TestDerbyStores.Plain.class;
    }
}
