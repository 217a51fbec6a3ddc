package io.mien.host.trial;

/**
 * How far two stages that are made of one model may differ: another decoder or engine must answer what the one before it
 * answered.
 *
 * @param iou least IoU of the two boxes of a face
 * @param points largest mean distance between the two stages' points of a face, as a share of the larger side of its box
 * @param cosine least cosine between the two embeddings of a face
 */
public record AgreementLimits(double iou, double points, double cosine) {}
