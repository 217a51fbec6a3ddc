package io.mien.host;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.osgi.framework.ServiceRegistration;

/**
 * A stage that is offered as a service.
 *
 * @param model what it was made of
 * @param parts what it was made with
 * @param sha256 digest of its weights
 * @param stage the stage
 * @param registration its service
 */
record Offer(
        FoundModel model, Parts.Joined parts, String sha256, NeuralStage stage, ServiceRegistration<?> registration) {
    private static final Logger LOG = System.getLogger(Offer.class.getName());

    boolean is(FoundModel otherModel, Parts.Joined otherParts) {
        return model.equals(otherModel) && parts.equals(otherParts);
    }

    /** Unregisters first, so that consumers turn to the next one, then drains what still runs. */
    void retire() {
        try {
            registration.unregister();
        } catch (IllegalStateException e) {
            // The framework was faster: it takes back the services of a bundle that stops.
            LOG.log(Level.DEBUG, "{0} was unregistered already", model.mud().name());
        }
        stage.close();
    }
}
