package io.mien.support.data;

import io.mien.MienException;
import io.mien.support.files.IoReason;
import io.mien.support.files.ScratchFolder;
import java.io.IOException;

/** Creates folders that are deleted after use, and says where one should have been if it cannot. */
public final class TemporaryFolder {
    private TemporaryFolder() {}

    /** @throws MienException if there can be none */
    public static ScratchFolder create() throws MienException {
        try {
            return ScratchFolder.create();
        } catch (IOException e) {
            throw new MienException(
                    ScratchFolder.places().get(0) + ": no temporary folder can be made: " + IoReason.of(e), e);
        }
    }
}
