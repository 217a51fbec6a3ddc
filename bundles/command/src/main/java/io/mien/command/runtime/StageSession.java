package io.mien.command.runtime;

import io.mien.MienException;
import io.mien.StageKind;
import io.mien.StageUnavailableException;
import io.mien.StageWishes;
import io.mien.command.data.DataFolder;
import io.mien.command.data.RetiredIndexes;
import io.mien.model.Models;
import io.mien.recognizer.FacesFiles;
import io.mien.recognizer.GalleryAdmin;
import io.mien.recognizer.Recognizer;
import io.mien.session.Session;
import io.mien.session.SessionOptions;
import io.mien.session.Sessions;
import io.mien.store.FaceStore;
import io.mien.support.files.ScratchFolder;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The serving stages that a command asked for. If a product runs in this process, they are the product's: nothing is
 * opened then, and nothing closed. Otherwise they are opened for this command, and {@link #close} closes models and gallery and
 * releases the data folder.
 */
public final class StageSession implements AutoCloseable {
    private static final Logger LOG = System.getLogger(StageSession.class.getName());

    private final CommandContext bench;
    private final Deque<Cleanup> cleanups = new ArrayDeque<>();
    private SessionRequest request;

    private interface Cleanup {
        void run() throws MienException;
    }

    private StageSession(CommandContext bench, SessionRequest request) {
        this.bench = bench;
        this.request = request;
    }

    /**
     * Opens what is needed and waits until it serves.
     *
     * @throws MienException naming what does not come and, as far as that is known, why
     */
    public static StageSession open(CommandContext bench, SessionRequest request) throws MienException {
        return open(bench, request, () -> {});
    }

    /**
     * As {@link #open(CommandContext, SessionRequest)}, for a command with work to do while the stages open.
     *
     * @param atOpening run just before the stages open, after every other check; not run if a product serves: its stages are
     *     open
     */
    public static StageSession open(CommandContext bench, SessionRequest request, Runnable atOpening)
            throws MienException {
        for (Path folder : request.choice().map(StageChoice::models).orElse(List.of())) {
            bench.requireUnlocked("--models " + folder);
        }
        StageSession session = new StageSession(bench, request);
        Optional<ServingProduct> serving = bench.product().enter();
        try {
            if (serving.isPresent()) {
                new ServingStages(serving.get(), session.recognizer().stages()).ensure(request);
            } else {
                session.cleanups.push(bench.product()::leave);
                session.ask(atOpening);
            }
            session.await(serving.isPresent());
            return session;
        } catch (MienException | RuntimeException | Error e) {
            session.abandon(e);
            throw e;
        }
    }

    private void ask(Runnable atOpening) throws MienException {
        if (request.gallery()) {
            takeFolder();
        }
        atOpening.run();
        Optional<Path> cache = Optional.empty();
        if (request.choice().isPresent()) {
            WeightsCache unpacked = WeightsCache.in(request.data());
            cleanups.push(unpacked::close);
            cache = Optional.of(unpacked.path());
        }
        if (request.gallery()) {
            RetiredIndexes.remove(request.data());
        }
        // First: a gallery that is open before another one is asked for would serve.
        wish(bench.call().boot().wishes());
        SessionOptions options = request.options(bench.settings(), cache);
        AtomicReference<Session> opened =
                new AtomicReference<>(bench.require(Sessions.class).open(options));
        cleanups.push(() -> opened.get().close());
        cleanups.push(bench.services().follow(Sessions.class, restarted -> reopen(restarted, options, opened))::close);
    }

    /** A recognizer that was stopped and started knows nothing of what was open. */
    private void reopen(Sessions sessions, SessionOptions options, AtomicReference<Session> opened) {
        try {
            sessions.wish(bench.call().boot().wishes());
            opened.set(sessions.open(options));
        } catch (MienException e) {
            LOG.log(Level.WARNING, "The session is not opened again: {0}", e.getMessage());
        }
    }

    /** A command that only reads works on a copy if the data folder cannot be written. */
    private void takeFolder() throws MienException {
        ScratchFolder.sweep(ScratchFolder.places());
        DataFolder folder = request.reads()
                ? bench.folders()
                        .read(
                                request.data(),
                                request.command(),
                                bench.settings().room())
                : bench.folders().own(request.data(), request.command());
        cleanups.push(folder::close);
        folder.remark().ifPresent(remark -> bench.call().err().println("mien: " + remark));
        request = request.at(folder.path());
    }

    /** Has host and recognizer follow wishes; the serving stages continue until the requested ones take their place. */
    public void wish(StageWishes wishes) throws MienException {
        bench.require(Sessions.class).wish(wishes);
    }

    /**
     * A product's recognizer continues while its store is away: it has the gallery in memory, and writes wait for the store in
     * the recognizer.
     */
    private void await(boolean serves) throws MienException {
        Set<StageKind> needed = EnumSet.noneOf(StageKind.class);
        needed.addAll(request.needed());
        if (serves) {
            needed.remove(StageKind.STORE);
        } else if (request.gallery()) {
            new StoreWait(bench).await(DataFolder.gallery(request.data()));
        }
        if (request.choice().isPresent()) {
            models();
        }
        recognizer();
        if (request.choice().isPresent()) {
            new StageCheck(this, request.choice().get(), bench.settings()).ensure(needed);
        }
    }

    /** The recognizer; not to be kept, as long as stages may still come. */
    public Recognizer recognizer() throws MienException {
        return bench.require(Recognizer.class);
    }

    /** The host's knowledge of the models, if they were asked for. */
    public Models models() throws MienException {
        return bench.require(Models.class);
    }

    /** The gallery, if it was asked for. */
    public FaceStore store() throws MienException {
        ServingStore store = new ServingStore(bench.services());
        ConditionPoll.until(() -> store.find().isPresent(), bench.settings().patience());
        return store.find().orElseThrow(() -> new StageUnavailableException(StageKind.STORE, "no store serves"));
    }

    /** Looks after galleries; its changes of the store reach what is in memory. */
    public GalleryAdmin galleries() throws MienException {
        return bench.require(GalleryAdmin.class);
    }

    /** Exchange of embeddings with MaixPy. */
    public FacesFiles facesFiles() throws MienException {
        return bench.require(FacesFiles.class);
    }

    private void abandon(Throwable reason) {
        try {
            close();
        } catch (MienException e) {
            reason.addSuppressed(e);
        }
    }

    @Override
    public void close() throws MienException {
        MienException first = null;
        while (!cleanups.isEmpty()) {
            try {
                cleanups.pop().run();
            } catch (MienException e) {
                if (first == null) {
                    first = e;
                } else {
                    first.addSuppressed(e);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
