package io.mien.host.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mien.boot.locked.LockedRelease;
import io.mien.support.jar.JarLimits;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders of models in a locked installation, whose release lists bundles. */
class LockedFoldersTest {
    private static final LockedRelease RELEASE = new LockedRelease("gate 1.4 (sequence 12)");

    @TempDir
    private Path folder;

    @Test
    void modelsOfFoldersAreListedAsRefusedAndNotRead() throws Exception {
        Files.writeString(
                folder.resolve("face.mud"),
                "[basic]\ntype = onnx\nmodel = w.onnx\n[extra]\nmodel_type = face_feature\n[mien]\nname = face\n");
        assertEquals(1, search(Optional.empty()).models.size());
        ModelScan locked = search(Optional.of(RELEASE));
        assertEquals(List.of(), locked.models);
        assertEquals(
                List.of("not listed in the release gate 1.4 (sequence 12) of this locked installation"),
                locked.unreadable.stream().map(UnreadableModel::reason).toList());
    }

    private ModelScan search(Optional<LockedRelease> locked) {
        return new FolderModels(folder.resolve("cache"), new JarLimits("test", 1, 10, 1, 2, 1), locked)
                .search(List.of(folder), 0);
    }
}
