package io.mien.runtime.maix;

import io.mien.MienException;
import io.mien.maix.Err;
import io.mien.maix.MaixException;
import io.mien.maix.MienStarter;
import io.mien.maix.StartRequest;
import io.mien.runtime.CacheFolder;
import io.mien.runtime.MienRuntime;
import io.mien.runtime.RuntimeOptions;
import io.mien.runtime.StartException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Starts the product {@code maix}, and {@code maix-page} for the page of a display. */
public final class EmbeddedStarter implements MienStarter {
    private static final String PRODUCT = "maix";
    private static final String PAGE = "maix-page";

    /** The page's server tells of each step of its start; a program that has set a level keeps it. */
    private static final List<Logger> SERVER =
            List.of(Logger.getLogger("org.apache.felix.http"), Logger.getLogger("org.eclipse.jetty"));

    /** For {@link java.util.ServiceLoader}. */
    public EmbeddedStarter() {}

    @Override
    public RunningMaix start(StartRequest request) {
        return DaemonCall.of(
                () -> open(request.storage(), request.stages(), (home, data) -> start(home, request, data)));
    }

    @Override
    public RunningMaix startPage(int port) {
        SERVER.stream().filter(log -> log.getLevel() == null).forEach(log -> log.setLevel(Level.WARNING));
        RuntimeOptions options =
                RuntimeOptions.embeddedInProgram().withConfiguration("io.mien.console", Map.of("port", port));
        return DaemonCall.of(
                () -> open(Optional.empty(), false, (home, data) -> MienRuntime.start(home, PAGE, options)));
    }

    private interface Start {
        MienRuntime of(Path home, ProgramData data) throws StartException, MienException;
    }

    private static RunningMaix open(Optional<Path> storage, boolean stages, Start start) {
        Path home = home();
        ProgramData data = ProgramData.open(storage);
        try {
            return new RunningProduct(start.of(home, data), home, data, stages);
        } catch (StartException | MienException e) {
            data.close();
            throw new MaixException(Err.ERR_RUNTIME, "Mien does not start: " + e.getMessage(), e);
        } catch (RuntimeException | Error e) {
            data.close();
            throw e;
        }
    }

    private static MienRuntime start(Path home, StartRequest request, ProgramData data)
            throws StartException, MienException {
        RuntimeOptions options = RuntimeOptions.embeddedInProgram();
        if (!request.stages()) {
            return MienRuntime.start(home, PRODUCT, options);
        }
        ProgramSession session = new ProgramSession(request, data.path(), cache(home, request, data));
        MienRuntime runtime = MienRuntime.start(home, PRODUCT, data.path(), session.onto(options));
        try {
            session.open(runtime, RunningProduct.WAIT);
            return runtime;
        } catch (StartException | MienException | RuntimeException | Error e) {
            runtime.close();
            throw e;
        }
    }

    /** A folder that is removed at the end would have every start unpack and try the same models again. */
    private static Path cache(Path home, StartRequest request, ProgramData data) throws StartException {
        Path kept = request.storage().isPresent()
                ? data.path()
                : CacheFolder.find(home, Optional.empty()).path();
        return kept.resolve("models");
    }

    /** The distribution that the program names, else the one in this jar. */
    private static Path home() {
        String named = System.getProperty("mien.home", "");
        return named.isBlank() ? UnpackedHome.ofThisJar().unpack(UnpackedHome.places()) : Path.of(named);
    }
}
