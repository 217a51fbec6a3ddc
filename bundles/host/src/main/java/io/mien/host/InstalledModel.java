package io.mien.host;

import io.mien.model.Model;
import io.mien.model.ModelId;
import io.mien.model.Mud;
import java.nio.file.Path;

/** A model whose weights were proved. */
record InstalledModel(ModelId id, Mud mud, Path weights) implements Model {}
