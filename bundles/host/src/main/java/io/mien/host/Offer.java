package io.mien.host;

import io.mien.StageId;
import org.osgi.framework.ServiceRegistration;

/**
 * A stage that is offered as a service.
 *
 * @param model what it was made of
 * @param parts what it was made with
 * @param id name, version and digest
 * @param trial how it was tried, as in {@link io.mien.StageProperties#TRIAL}
 * @param stage the stage
 * @param registration its service
 */
record Offer(
        FoundModel model,
        Parts.Joined parts,
        StageId id,
        String trial,
        NeuralStage stage,
        ServiceRegistration<?> registration) {
    boolean is(FoundModel otherModel, Parts.Joined otherParts) {
        return model.equals(otherModel) && parts.equals(otherParts);
    }

    /** The same stage, after its model was found again. */
    Offer of(FoundModel again) {
        return new Offer(again, parts, id, trial, stage, registration);
    }

    /** Makes consumers turn to the next stage; calls that run in this one continue. */
    void unregister() {
        Registrations.withdraw(registration);
    }
}
