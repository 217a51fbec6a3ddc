package io.mien.store.derby;

import io.mien.conformance.FaceStoreContract;
import io.mien.conformance.FaceStoreProvider;

class DerbyFaceStoreTest extends FaceStoreContract {
    @Override
    protected FaceStoreProvider provider() {
        return TestDerbyStores.PLAIN;
    }
}
