package io.mien.store.derby;

import io.mien.conformance.FaceStoreCopyContract;
import io.mien.conformance.FaceStoreProvider;

class DerbyCopyTest extends FaceStoreCopyContract {
    @Override
    protected FaceStoreProvider provider() {
        return TestDerbyStores.PLAIN;
    }
}
