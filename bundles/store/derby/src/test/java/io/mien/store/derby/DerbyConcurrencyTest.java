package io.mien.store.derby;

import io.mien.tck.FaceStoreConcurrencyContract;
import io.mien.tck.FaceStoreProvider;

class DerbyConcurrencyTest extends FaceStoreConcurrencyContract {
    @Override
    protected FaceStoreProvider provider() {
        return TestDerbyStores.PLAIN;
    }
}
