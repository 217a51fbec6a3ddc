package io.mien.store.log;

import io.mien.tck.FaceStoreOwnershipContract;
import io.mien.tck.FaceStoreProvider;

class LogOwnershipTest extends FaceStoreOwnershipContract {
    @Override
    protected Class<? extends FaceStoreProvider> providerClass() {
        return TestLogStores.class;
    }
}
