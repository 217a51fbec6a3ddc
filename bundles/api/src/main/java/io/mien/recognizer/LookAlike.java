package io.mien.recognizer;

/**
 * A face of another person that an enrolled face is nearer to than two people usually are.
 *
 * @param label the other person
 * @param faceId that person's face, in the store
 * @param cosine of the two embeddings, -1..1
 */
public record LookAlike(String label, long faceId, float cosine) {}
