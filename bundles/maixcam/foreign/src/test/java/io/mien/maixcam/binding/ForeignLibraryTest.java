package io.mien.maixcam.binding;

import java.nio.file.Path;

class ForeignLibraryTest extends BindingContract {
    @Override
    NpuLibrary open(Path file) {
        return new ForeignLibrary(file);
    }
}
