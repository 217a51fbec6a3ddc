package io.mien.store.derby;

import io.mien.tck.FaceStoreContract;
import io.mien.tck.FaceStoreProvider;

class DerbyFaceStoreTest extends FaceStoreContract {
    @Override
    protected FaceStoreProvider provider() {
        return TestDerbyStores.PLAIN;
    }
}
