package io.mien.command.call;

import java.time.Duration;

/**
 * A product's settings for the commands.
 *
 * @param patience longest wait for a service or a stage
 * @param opening longest wait for the gallery
 * @param settle how long stages may take to appear before the host is asked why
 * @param workers pictures worked on at the same time
 * @param ahead pictures that may be finished before the one whose turn it is
 * @param quality of annotated JPEG pictures, 0..1
 * @param store which store keeps the gallery, by the PID of its configuration
 * @param sheetFaces most faces on a contact sheet
 * @param room bytes that the disk of a gallery must have free to be opened where it is
 * @param serve how a running product takes commands
 */
public record CommandSettings(
        Duration patience,
        Duration opening,
        Duration settle,
        int workers,
        int ahead,
        float quality,
        String store,
        int sheetFaces,
        long room,
        ServeSettings serve) {
    public CommandSettings {
        if (patience.isNegative()
                || opening.isNegative()
                || settle.isNegative()
                || workers < 1
                || ahead < 0
                || room < 0
                || !(quality >= 0 && quality <= 1)) {
            throw new IllegalArgumentException(
                    "settings out of range: patience " + patience + ", opening " + opening + ", settle " + settle
                            + ", workers " + workers + ", ahead " + ahead + ", room " + room + ", quality " + quality);
        }
    }
}
