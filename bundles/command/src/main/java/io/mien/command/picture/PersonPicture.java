package io.mien.command.picture;

/**
 * A picture of somebody.
 *
 * @param label what they are called
 * @param file the picture
 */
public record PersonPicture(String label, PictureFile file) {}
