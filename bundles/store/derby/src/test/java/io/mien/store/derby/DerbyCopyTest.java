package io.mien.store.derby;

import io.mien.tck.FaceStoreCopyContract;
import io.mien.tck.FaceStoreProvider;

class DerbyCopyTest extends FaceStoreCopyContract {
    @Override
    protected FaceStoreProvider provider() {
        return TestDerbyStores.PLAIN;
    }
}
