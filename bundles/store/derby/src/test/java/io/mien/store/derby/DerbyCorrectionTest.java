package io.mien.store.derby;

import io.mien.conformance.FaceStoreCorrectionContract;
import io.mien.conformance.FaceStoreProvider;

class DerbyCorrectionTest extends FaceStoreCorrectionContract {
    @Override
    protected FaceStoreProvider provider() {
        return TestDerbyStores.PLAIN;
    }
}
