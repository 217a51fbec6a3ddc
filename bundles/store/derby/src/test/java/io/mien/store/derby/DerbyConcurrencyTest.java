package io.mien.store.derby;

import io.mien.conformance.FaceStoreConcurrencyContract;
import io.mien.conformance.FaceStoreProvider;

class DerbyConcurrencyTest extends FaceStoreConcurrencyContract {
    @Override
    protected FaceStoreProvider provider() {
        return TestDerbyStores.PLAIN;
    }
}
