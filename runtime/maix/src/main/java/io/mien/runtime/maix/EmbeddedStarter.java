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
        Path home = home();
        ProgramData data = ProgramData.open(request.storage());
        try {
            RuntimeOptions options = request.stages()
                    ? new StageConfigurations(request, data.path()).onto(RuntimeOptions.embeddedInProgram())
                    : RuntimeOptions.embeddedInProgram();
            return new RunningProduct(MienRuntime.start(home, PRODUCT, options), home, data, request.stages());
        } catch (StartException e) {
            data.close();
            throw new MaixException(Err.ERR_RUNTIME, "Mien does not start: " + e.getMessage(), e);
        } catch (RuntimeException | Error e) {
            data.close();
            throw e;
        }
    }

    /** The distribution that the program names. */
    private static Path home() {
        String named = System.getProperty("mien.home");
        if (named == null) {
            throw new MaixException(Err.ERR_NOT_FOUND, "the folder of Mien is not known: set -Dmien.home=FOLDER");
        }
        return Path.of(named);
    }
}
