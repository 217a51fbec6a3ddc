package io.mien.deploy.service;

import io.mien.StageKind;
import io.mien.boot.generation.Disk;
import io.mien.boot.generation.FileDisk;
import io.mien.boot.generation.Lock;
import io.mien.deploy.DeployOptions;
import io.mien.deploy.Deployment;
import io.mien.deploy.DeploymentException;
import io.mien.deploy.DeploymentListener;
import io.mien.deploy.DeploymentRefusal;
import io.mien.deploy.Generation;
import io.mien.deploy.change.ConfigurationCheck;
import io.mien.deploy.change.DeployContext;
import io.mien.deploy.change.FileDeployment;
import io.mien.deploy.change.ManualChanges;
import io.mien.deploy.change.ProbationFollowUp;
import io.mien.deploy.change.ProbationResumption;
import io.mien.deploy.change.WishesConfig;
import io.mien.deploy.framework.BundleInstaller;
import io.mien.deploy.framework.StageReports;
import io.mien.deploy.ledger.GenerationLedger;
import io.mien.deploy.ledger.StartedBundles;
import io.mien.deploy.outcome.StageEvents;
import io.mien.deploy.outcome.Watch;
import io.mien.deploy.probation.CodecProbation;
import io.mien.deploy.trial.ServiceTrials;
import io.mien.swap.StageEvent;
import io.mien.swap.StageListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** Changes what is installed, in the process that owns the data folder. */
@Component(
        immediate = true,
        service = {Deployment.class, StageListener.class},
        configurationPid = "io.mien.deploy",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = DeployConfig.class)
public final class DeploymentService implements Deployment, StageListener {
    private static final Logger LOG = System.getLogger(DeploymentService.class.getName());

    /** Declarative Services waits five seconds for a component that is being deactivated. */
    private static final Duration END = Duration.ofSeconds(4);

    private final ChangeLock turn = new ChangeLock();
    private final StageEvents events = new StageEvents();
    private final ExecutorService asking = Executors.newCachedThreadPool(DaemonThreads.named("mien-deploy-ask"));
    private final ScheduledExecutorService background =
            Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("mien-deploy"));
    private final Duration queue;
    private final StartedBundles started;
    private final StageReports live;
    private final DeployContext shop;
    private final RefusalReasons reasons;
    private final ProbationFollowUp probations;
    private final ProbationResumption resuming;
    private boolean first = true; // guarded by turn

    /** Made by Declarative Services. */
    @Activate
    public DeploymentService(BundleContext context, @Reference ConfigurationAdmin admin, DeployConfig config)
            throws DeploymentException {
        this(context, admin, config, new FileDisk());
    }

    /** @param disk what generations are written with */
    public DeploymentService(BundleContext context, ConfigurationAdmin admin, DeployConfig config, Disk disk)
            throws DeploymentException {
        Path data = Path.of(config.data()).toAbsolutePath().normalize();
        Path home = Path.of(config.home()).toAbsolutePath().normalize();
        queue = Duration.ofMillis(config.queue_millis());
        started = new StartedBundles(context, home, data);
        live = new StageReports(context);
        Watch watch = new Watch(
                asking, events, Duration.ofMillis(config.quiet_millis()), Duration.ofMillis(config.settle_millis()));
        shop = new DeployContext(
                new BundleInstaller(context, home, data, Duration.ofMillis(config.start_millis())),
                new GenerationLedger(data, disk, config.keep_generations(), started.lock()),
                live,
                watch,
                new WishesConfig(admin),
                new ServiceTrials(context, Duration.ofMillis(config.trial_millis()), config.trial_difference()),
                new CodecProbation(context, CheckSettings.codecLimits(config), this::lookSoon),
                CheckSettings.of(config),
                new ConfigurationCheck(admin),
                config.list_only());
        reasons = new RefusalReasons(shop.ledger());
        probations = new ProbationFollowUp(shop);
        resuming = new ProbationResumption(shop, config.probation_crashes());
        if (!config.list_only()) {
            background.scheduleWithFixedDelay(this::look, 0, config.look_millis(), TimeUnit.MILLISECONDS);
        }
    }

    @Deactivate
    public void stop() {
        background.shutdownNow();
        asking.shutdownNow();
        turn.awaitEnd(END);
        shop.ledger().endTries();
        try {
            shop.codecs().close();
            live.close();
        } catch (IllegalStateException e) {
            // Declarative Services waited no longer: with the bundle's context its listeners and services are gone,
            // too.
            LOG.log(Level.DEBUG, "The bundle has stopped before its component", e);
        }
    }

    @Override
    public Generation deploy(List<Path> files, DeployOptions options, DeploymentListener listener)
            throws DeploymentException {
        String names = files.stream().map(f -> f.getFileName().toString()).collect(Collectors.joining(" "));
        String what = "deploy " + names;
        try {
            Generation generation = change(what, () -> new FileDeployment(shop, listener).run(files, options));
            reasons.taken();
            return generation;
        } catch (DeploymentException e) {
            reasons.refused(what, e);
            throw e;
        }
    }

    @Override
    public Generation undeploy(String name, boolean force, DeploymentListener listener) throws DeploymentException {
        return change("undeploy " + name, () -> new ManualChanges(shop, listener).undeploy(name, force));
    }

    @Override
    public Generation rollback(Optional<StageKind> kind, DeploymentListener listener) throws DeploymentException {
        String what = "rollback" + kind.map(k -> " " + k.word()).orElse("");
        return change(what, () -> new ManualChanges(shop, listener).rollback(kind));
    }

    @Override
    public Generation use(String name, DeploymentListener listener) throws DeploymentException {
        return change("use " + name, () -> new ManualChanges(shop, listener).use(name));
    }

    private Generation change(String what, ChangeLock.Change<Lock> change) throws DeploymentException {
        return turn.take(what, queue, () -> {
            writeFirst();
            events.want(true);
            try {
                Lock lock = change.run();
                return Generations.of(lock, lock.number());
            } finally {
                events.want(false);
            }
        });
    }

    private void writeFirst() throws DeploymentException {
        if (first) {
            shop.ledger()
                    .writeFirst(shop.noteKinds(started.complete(shop.ledger().current())));
            first = false;
            if (!shop.listOnly()) {
                resume();
            }
        }
    }

    /** A failure leaves the installed bundles usable. */
    private void resume() {
        events.want(true);
        try {
            resuming.run();
        } catch (DeploymentException | RuntimeException e) {
            LOG.log(Level.ERROR, "The bundles on probation when Mien ended could not be brought in again", e);
        } finally {
            events.want(false);
        }
    }

    /** Makes the changes that are due without a request. */
    private void look() {
        try {
            turn.take("what probations ask for", Duration.ofDays(1), () -> {
                writeFirst();
                probations.settle();
                return true;
            });
        } catch (DeploymentException | RuntimeException e) {
            if (!background.isShutdown()) {
                LOG.log(Level.ERROR, "The installed bundles could not be brought up to date", e);
            }
        }
    }

    @Override
    public void stageChanged(StageEvent event) {
        events.stageChanged(event);
        if (probations.heard(event)) {
            lookSoon();
        }
    }

    private void lookSoon() {
        try {
            background.execute(this::look);
        } catch (RejectedExecutionException e) {
            // Mien stops; the next start knows no more than that a newcomer was on probation.
            LOG.log(Level.DEBUG, "What a probation asks for comes too late", e);
        }
    }

    @Override
    public List<DeploymentRefusal> refusals() throws DeploymentException {
        return Stream.concat(reasons.all().stream(), hanging().stream()).toList();
    }

    @Override
    public List<DeploymentRefusal> hanging() {
        return shop.bundles().hanging();
    }

    @Override
    public List<Generation> generations() throws DeploymentException {
        long current = shop.ledger().current().number();
        return shop.ledger().all().stream().map(l -> Generations.of(l, current)).toList();
    }

    @Override
    public Generation current() {
        Lock lock = shop.ledger().current();
        return Generations.of(lock, lock.number());
    }
}
