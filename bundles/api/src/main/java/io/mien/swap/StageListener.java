package io.mien.swap;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Follows the lives of stages. Host and recognizer call every service of this type; a listener that throws is logged and
 * harms nobody. Called on the thread on which the step happened: return soon, and call neither host nor recognizer back.
 */
@ConsumerType
public interface StageListener {
    /** A stage took a step. */
    void stageChanged(StageEvent event);
}
