package io.mien.store.derby;

import io.mien.conformance.FaceStoreBackupContract;
import io.mien.conformance.FaceStoreProvider;

class DerbyBackupTest extends FaceStoreBackupContract {
    @Override
    protected FaceStoreProvider provider() {
        return TestDerbyStores.PLAIN;
    }
}
