package io.mien.maixcam.binding;

import java.nio.file.Path;

class JnaLibraryTest extends BindingContract {
    @Override
    NpuLibrary open(Path file) {
        return new JnaLibrary(file);
    }
}
