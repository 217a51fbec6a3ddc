package io.mien.store.derby;

import io.mien.conformance.FaceStoreKillContract;
import io.mien.conformance.FaceStoreProvider;

class KillTest extends FaceStoreKillContract {
    @Override
    protected Class<? extends FaceStoreProvider> providerClass() {
        return TestStores.Plain.class;
    }
}
