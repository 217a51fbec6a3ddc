package io.mien.deploy.change;

import io.mien.boot.generation.Lock;
import io.mien.boot.generation.LockedBundle;
import io.mien.deploy.framework.BundleInstaller;
import io.mien.deploy.framework.BundleParts;
import io.mien.deploy.framework.StageReports;
import io.mien.deploy.jar.JarCheck;
import io.mien.deploy.ledger.GenerationLedger;
import io.mien.deploy.outcome.OutcomeWait;
import io.mien.deploy.probation.CodecProbation;
import io.mien.deploy.trial.ServiceTrials;
import io.mien.session.Sessions;

/**
 * All that a change works with.
 *
 * @param bundles in the framework
 * @param ledger what is installed
 * @param live how stages fare
 * @param watch waits for what becomes of them
 * @param sessions takes wishes
 * @param trials of what no host tries
 * @param codecs the probation of picture codecs
 * @param check looks into files before they are deployed
 * @param configurations whether newcomers take theirs
 * @param listOnly whether only the list is changed, and no bundle is started or stopped
 */
public record DeployContext(
        BundleInstaller bundles,
        GenerationLedger ledger,
        StageReports live,
        OutcomeWait watch,
        Sessions sessions,
        ServiceTrials trials,
        CodecProbation codecs,
        JarCheck check,
        ConfigurationCheck configurations,
        boolean listOnly) {
    /** A list with the slots that each bundle is seen to have a part in. */
    public Lock noteKinds(Lock lock) {
        return LockEdits.noteKinds(lock, bundles, live.models());
    }

    /** Whether a bundle leaves or is replaced while Mien runs: nothing runs on it, or it was deployed. */
    public boolean isReplaceable(LockedBundle entry) {
        return entry.deployed()
                || bundles.find(entry)
                        .filter(b -> !BundleParts.isReplaceable(b))
                        .isEmpty();
    }

    /** After a change that came to nothing: host and recognizer are told what a list asks for. */
    void askAgainFor(Lock lock) {
        sessions.wish(LockWishes.of(lock));
    }
}
