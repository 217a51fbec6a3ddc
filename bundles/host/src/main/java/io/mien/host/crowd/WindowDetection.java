package io.mien.host.crowd;

import io.mien.detector.Face;

/**
 * A face as one window shows it.
 *
 * @param face in pixels of the picture
 * @param window that shows it
 * @param side the longer side of its box in pixels of the network's input
 */
record WindowDetection(Face face, SearchWindow window, double side) {
    boolean isOfWholePicture() {
        return window.level() == 0;
    }
}
