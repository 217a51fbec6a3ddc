package io.mien.runtime.maix;

import io.mien.maix.Err;
import io.mien.maix.MaixException;
import io.mien.maix.MienStarter;
import io.mien.maix.StartRequest;
import io.mien.runtime.MienRuntime;
import io.mien.runtime.RuntimeOptions;
import io.mien.runtime.StartException;
import java.nio.file.Path;

/** Starts the product {@code maix}. */
public final class EmbeddedStarter implements MienStarter {
    private static final String PRODUCT = "maix";

    /** For {@link java.util.ServiceLoader}. */
    public EmbeddedStarter() {}

    @Override
    public RunningMaix start(StartRequest request) {
        return DaemonCall.of(() -> open(request));
    }

    private static RunningMaix open(StartRequest request) {
        Path home = home();
        ProgramData data = ProgramData.open(request.storage());
        try {
            return new RunningProduct(start(home, request, data), home, data, request.stages());
        } catch (StartException e) {
            data.close();
            throw new MaixException(Err.ERR_RUNTIME, "Mien does not start: " + e.getMessage(), e);
        } catch (RuntimeException | Error e) {
            data.close();
            throw e;
        }
    }

    private static MienRuntime start(Path home, StartRequest request, ProgramData data) throws StartException {
        RuntimeOptions options = RuntimeOptions.embeddedInProgram();
        return request.stages()
                ? MienRuntime.start(
                        home, PRODUCT, data.path(), new StageConfigurations(request, data.path()).onto(options))
                : MienRuntime.start(home, PRODUCT, options);
    }

    /** The distribution that the program names, else the one in this jar. */
    private static Path home() {
        String named = System.getProperty("mien.home", "");
        return named.isBlank() ? UnpackedHome.ofThisJar().unpack(UnpackedHome.places()) : Path.of(named);
    }
}
