package io.mien.store.derby;

import io.mien.tck.FaceStoreOwnershipContract;
import io.mien.tck.FaceStoreProvider;

class DerbyOwnershipTest extends FaceStoreOwnershipContract {
    @Override
    protected Class<? extends FaceStoreProvider> providerClass() {
        return TestDerbyStores.Plain.class;
    }
}
