package io.mien.store.derby;

import io.mien.tck.FaceStoreBackupContract;
import io.mien.tck.FaceStoreProvider;

class DerbyBackupTest extends FaceStoreBackupContract {
    @Override
    protected FaceStoreProvider provider() {
        return TestDerbyStores.PLAIN;
    }
}
