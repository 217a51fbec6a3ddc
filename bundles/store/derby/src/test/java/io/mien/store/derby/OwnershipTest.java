package io.mien.store.derby;

import io.mien.conformance.FaceStoreOwnershipContract;
import io.mien.conformance.FaceStoreProvider;

class OwnershipTest extends FaceStoreOwnershipContract {
    @Override
    protected Class<? extends FaceStoreProvider> providerClass() {
        return TestStores.Plain.class;
    }
}
