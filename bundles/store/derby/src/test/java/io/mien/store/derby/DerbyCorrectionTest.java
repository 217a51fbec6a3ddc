package io.mien.store.derby;

import io.mien.tck.FaceStoreCorrectionContract;
import io.mien.tck.FaceStoreProvider;

class DerbyCorrectionTest extends FaceStoreCorrectionContract {
    @Override
    protected FaceStoreProvider provider() {
        return TestDerbyStores.PLAIN;
    }
}
