package io.mien.camera.demo;

import java.lang.annotation.Annotation;
import java.nio.file.Path;

/** The configuration that names a folder. */
record FolderOfPeople(Path folder) implements DemoConfig {
    @Override
    public String people() {
        return folder.toString();
    }

    @Override
    public Class<? extends Annotation> annotationType() {
        return DemoConfig.class;
    }
}
