package io.mien.store.log;

import io.mien.conformance.FaceStoreOwnershipContract;
import io.mien.conformance.FaceStoreProvider;

class LogOwnershipTest extends FaceStoreOwnershipContract {
    @Override
    protected Class<? extends FaceStoreProvider> providerClass() {
        return TestLogStores.class;
    }
}
