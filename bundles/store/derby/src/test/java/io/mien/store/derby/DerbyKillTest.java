package io.mien.store.derby;

import io.mien.tck.FaceStoreKillContract;
import io.mien.tck.FaceStoreProvider;

class DerbyKillTest extends FaceStoreKillContract {
    @Override
    protected Class<? extends FaceStoreProvider> providerClass() {
        return TestDerbyStores.Plain.class;
    }
}
