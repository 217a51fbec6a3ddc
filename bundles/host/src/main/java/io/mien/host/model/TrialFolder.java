package io.mien.host.model;

import java.io.IOException;

/** The folder that a description names as its trial, wherever it lies. */
@FunctionalInterface
public interface TrialFolder {
    /** The bytes of a file in it; an {@link java.io.FileNotFoundException} if there is no such file. */
    byte[] read(String file) throws IOException;
}
