package io.mien.camera.demo;

import io.mien.detector.Face;

/**
 * A face that a frame of the demo truly shows.
 *
 * @param person its name; strangers have one, too
 * @param known whether it is one of the people of the distribution, not a stranger
 * @param face box of the face without hair, and its points, in pixels of the frame; its score is 1
 * @param visible share of the box that neither the frame's edge, nor a person in front, nor the pillar hides, 0..1
 */
public record DemoFace(String person, boolean known, Face face, float visible) {}
