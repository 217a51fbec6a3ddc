package io.mien.host.trial;

/**
 * The figures that a model must reach in the host's own trial.
 *
 * @param iou least IoU of a found face with the true one
 * @param points largest mean distance of the points of a face, as a share of the larger side of its box
 * @param surplus most faces found in one picture that match no true face
 * @param gap least difference between the mean cosine of one person's pictures and that of two people's
 * @param light least mean cosine of a face with itself in another light
 * @param order least ratio of what is reached with colors as described to what is reached with red and blue exchanged
 */
public record TrialLimits(double iou, double points, int surplus, double gap, double light, double order) {}
