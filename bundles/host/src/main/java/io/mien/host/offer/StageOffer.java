package io.mien.host.offer;

import io.mien.StageId;
import io.mien.host.model.FoundModel;
import io.mien.host.parts.DecodersAndEngines;
import io.mien.host.stage.NeuralStage;
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
public record StageOffer(
        FoundModel model,
        DecodersAndEngines.Joined parts,
        StageId id,
        String trial,
        NeuralStage stage,
        ServiceRegistration<?> registration) {
    public boolean is(FoundModel otherModel, DecodersAndEngines.Joined otherParts) {
        return model.equals(otherModel) && parts.equals(otherParts);
    }

    /** The same stage, after its model was found again. */
    public StageOffer of(FoundModel again) {
        return new StageOffer(again, parts, id, trial, stage, registration);
    }

    /** Makes consumers turn to the next stage; calls that run in this one continue. */
    public void unregister() {
        ServiceRegistrations.withdraw(registration);
    }
}
