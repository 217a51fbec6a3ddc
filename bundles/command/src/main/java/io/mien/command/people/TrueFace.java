package io.mien.command.people;

import io.mien.image.Box;
import java.util.Optional;

/**
 * A face that a picture truly shows.
 *
 * @param person its name; empty for a stranger
 * @param box of the face in pixels
 */
public record TrueFace(Optional<String> person, Box box) {}
