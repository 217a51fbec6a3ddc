package io.mien.command.picture;

import java.nio.file.Path;
import java.util.Optional;

/**
 * One picture's work.
 *
 * @param file the picture
 * @param target file of the annotated picture, if one is wanted
 */
public record PictureJob(PictureFile file, Optional<Path> target) {}
