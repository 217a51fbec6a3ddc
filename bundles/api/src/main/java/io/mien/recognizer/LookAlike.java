package io.mien.recognizer;

import org.osgi.annotation.versioning.ProviderType;

/** A face of another person that an enrolled face is nearer to than two people usually are. Made by the recognizer. */
@ProviderType
public sealed interface LookAlike permits ResultValues.OfLookAlike {
    /** The other person. */
    String label();

    /** That person's face, in the store. */
    long faceId();

    /** The cosine of the two embeddings, -1..1. */
    float cosine();

    /** A face of a person, at this cosine. */
    static LookAlike of(String label, long faceId, float cosine) {
        return new ResultValues.OfLookAlike(label, faceId, cosine);
    }
}
