package io.mien.store.derby;

import io.mien.conformance.FaceStoreOwnershipContract;
import io.mien.conformance.FaceStoreProvider;

class DerbyOwnershipTest extends FaceStoreOwnershipContract {
    @Override
    protected Class<? extends FaceStoreProvider> providerClass() {
        return TestDerbyStores.Plain.class;
    }
}
