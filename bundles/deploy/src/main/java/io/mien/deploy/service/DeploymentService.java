package io.mien.deploy.service;

import io.mien.StageKind;
import io.mien.boot.generation.Disk;
import io.mien.boot.generation.FileDisk;
import io.mien.boot.generation.Lock;
import io.mien.boot.generation.LockedBundle;
import io.mien.deploy.DeployOptions;
import io.mien.deploy.Deployment;
import io.mien.deploy.DeploymentException;
import io.mien.deploy.DeploymentListener;
import io.mien.deploy.DeploymentRefusal;
import io.mien.deploy.Generation;
import io.mien.deploy.change.ConfigurationCheck;
import io.mien.deploy.change.DeployContext;
import io.mien.deploy.change.FileDeployment;
import io.mien.deploy.change.InstalledChange;
import io.mien.deploy.change.ManualChanges;
import io.mien.deploy.change.ProbationFollowUp;
import io.mien.deploy.change.ProbationUndecidedException;
import io.mien.deploy.framework.BundleInstaller;
import io.mien.deploy.framework.StageReports;
import io.mien.deploy.jar.ListedContent;
import io.mien.deploy.ledger.GenerationLedger;
import io.mien.deploy.ledger.StartedBundles;
import io.mien.deploy.outcome.OutcomeSignals;
import io.mien.deploy.outcome.OutcomeWait;
import io.mien.deploy.probation.CodecProbation;
import io.mien.deploy.probation.DecisionTimes;
import io.mien.deploy.trial.ServiceTrials;
import io.mien.session.OwnedDataFolder;
import io.mien.session.Sessions;
import io.mien.swap.StageEvent;
import io.mien.swap.StageListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** Changes what is installed, in the process that owns the data folder. */
@Component(
        immediate = true,
        service = {Deployment.class, StageListener.class},
        configurationPid = "io.mien.deploy")
@Designate(ocd = DeployConfig.class)
public final class DeploymentService implements Deployment, StageListener {
    private static final Logger LOG = System.getLogger(DeploymentService.class.getName());

    /** Declarative Services waits five seconds for a component that is being deactivated. */
    private static final Duration END = Duration.ofSeconds(4);

    private final ChangeLock turn = new ChangeLock();
    private final OutcomeSignals signals = new OutcomeSignals();
    private final ExecutorService asking = Executors.newCachedThreadPool(DaemonThreads.named("mien-deploy-ask"));
    private final Duration queue;
    private final StageReports live;
    private final DeployContext deployment;
    private final RefusalReasons reasons;
    private final Upkeep upkeep; // guarded by turn
    private final UpkeepSchedule schedule;
    private final DeploymentProof proof;

    @Activate
    public DeploymentService(
            BundleContext context,
            @Reference ConfigurationAdmin admin,
            @Reference Sessions sessions,
            @Reference OwnedDataFolder owned,
            DeployConfig config)
            throws DeploymentException {
        this(context, admin, sessions, owned, config, new FileDisk());
    }

    /** @param disk what generations are written with */
    public DeploymentService(
            BundleContext context,
            ConfigurationAdmin admin,
            Sessions sessions,
            OwnedDataFolder owned,
            DeployConfig config,
            Disk disk)
            throws DeploymentException {
        Path data = owned.data();
        Path home = owned.home();
        boolean listOnly = owned.use() == OwnedDataFolder.Use.LIST;
        queue = Duration.ofMillis(config.queue_millis());
        StartedBundles started = new StartedBundles(context, home, data);
        live = new StageReports(context);
        DecisionTimes times = new DecisionTimes();
        OutcomeSignals told = signals;
        OutcomeWait watch = new OutcomeWait(
                asking, signals, Duration.ofMillis(config.quiet_millis()), Duration.ofMillis(config.settle_millis()));
        ListedContent listed = ListedContent.of(home);
        deployment = new DeployContext(
                new BundleInstaller(context, home, data, Duration.ofMillis(config.start_millis()), listed),
                new GenerationLedger(data, disk, config.keep_generations(), started.lock()),
                live,
                watch,
                sessions,
                new ServiceTrials(context, Duration.ofMillis(config.trial_millis()), config.trial_difference()),
                CodecProbation.watch(context, CheckSettings.codecLimits(config), time -> {
                    told.changed();
                    times.add(time);
                }),
                CheckSettings.of(config, data, listed),
                new ConfigurationCheck(admin),
                listOnly);
        reasons = new RefusalReasons(deployment.ledger());
        upkeep = new Upkeep(deployment, started, config.probation_crashes());
        schedule = new UpkeepSchedule(turn, upkeep, signals, times, Duration.ofMillis(config.look_millis()));
        proof = new DeploymentProof(deployment, signals, schedule);
        live.listen(signals);
        schedule.start();
        if (!listOnly) {
            schedule.lookSoon();
        }
    }

    @Deactivate
    public void stop() {
        schedule.close();
        asking.shutdownNow();
        // A change that waits asks once more, and hears that Mien stops.
        signals.changed();
        turn.awaitEnd(END);
        deployment.ledger().endTries();
        try {
            deployment.codecs().close();
            live.close();
        } catch (IllegalStateException e) {
            // Declarative Services waited no longer: with the bundle's context its listeners and services are gone.
            LOG.log(Level.DEBUG, "The bundle has stopped before its component", e);
        }
    }

    @Override
    public Generation deploy(List<Path> files, DeployOptions options, DeploymentListener listener)
            throws DeploymentException {
        String what = FileDeployment.why(files, options);
        AtomicReference<Lock> before = new AtomicReference<>();
        List<LockedBundle> brought = new ArrayList<>();
        Generation generation;
        try {
            generation = change(what, () -> {
                before.set(deployment.ledger().current());
                FileDeployment deploying = new FileDeployment(deployment, listener);
                Lock lock = deploying.run(files, options);
                brought.addAll(deploying.brought());
                return lock;
            });
            reasons.taken();
        } catch (DeploymentException e) {
            reasons.refused(what, e);
            throw e;
        }
        if (options.release().isPresent()) {
            return proveAll(what, before.get(), brought, listener);
        }
        return options.untilProven() ? proof.await(brought, listener) : generation;
    }

    /** A release stays as a whole or not at all, as long as the caller waits. */
    private Generation proveAll(String what, Lock before, List<LockedBundle> brought, DeploymentListener listener)
            throws DeploymentException {
        try {
            return proof.await(brought, listener);
        } catch (ProbationUndecidedException e) {
            throw e;
        } catch (DeploymentException e) {
            String why = what + " failed: " + e.getMessage();
            change(what, () -> new ManualChanges(deployment, listener).takeBack(before, brought, why));
            DeploymentException failure = new DeploymentException(what + " is rolled back: " + e.getMessage(), e);
            reasons.refused(what, failure);
            throw failure;
        }
    }

    @Override
    public Generation undeploy(String name, boolean force, DeploymentListener listener) throws DeploymentException {
        return change("undeploy " + name, () -> new ManualChanges(deployment, listener).undeploy(name, force));
    }

    @Override
    public Generation rollback(Optional<StageKind> kind, DeploymentListener listener) throws DeploymentException {
        String what = "rollback" + kind.map(k -> " " + k.word()).orElse("");
        return change(what, () -> new ManualChanges(deployment, listener).rollback(kind));
    }

    @Override
    public Generation use(String name, DeploymentListener listener) throws DeploymentException {
        return change("use " + name, () -> new ManualChanges(deployment, listener).use(name));
    }

    private Generation change(String what, InstalledChange change) throws DeploymentException {
        try (ChangeLock.Turn mine = turn.take(what, queue)) {
            upkeep.writeFirst();
            deployment.watch().begin();
            try {
                return Generations.current(change.run());
            } finally {
                deployment.watch().end();
            }
        }
    }

    @Override
    public void stageChanged(StageEvent event) {
        signals.stageChanged(event);
        if (ProbationFollowUp.isConcerned(event)) {
            schedule.lookSoon();
        }
    }

    @Override
    public List<DeploymentRefusal> refusals() throws DeploymentException {
        return Stream.concat(reasons.all().stream(), hanging().stream()).toList();
    }

    @Override
    public List<DeploymentRefusal> hanging() {
        return deployment.bundles().hanging();
    }

    @Override
    public List<Generation> generations() throws DeploymentException {
        long current = deployment.ledger().current().number();
        return deployment.ledger().all().stream()
                .map(l -> Generations.of(l, current))
                .toList();
    }

    @Override
    public Generation current() {
        return Generations.current(deployment.ledger().current(), deployment::isReplaceable);
    }
}
