package io.mien.runtime;

import io.mien.boot.invocation.Invocation;
import io.mien.control.client.ControlClient;
import io.mien.control.protocol.ControlRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The Mien that runs on a command's data folder, if one does: it carries out the command, and no framework is started for
 * it.
 */
final class RunningMien {
    /** Asked of this distribution, not of the one that runs. */
    private static final Set<String> ALONE = Set.of("", "help", Invocation.RUN);

    private static final String STOP = "stop";

    private final Launcher.Call call;
    private final Invocation invocation;
    private final Duration patience;

    /** @param patience longest wait for its first answer, and for its end */
    RunningMien(Launcher.Call call, Invocation invocation, Duration patience) {
        this.call = call;
        this.invocation = invocation;
        this.patience = patience;
    }

    /** The command's exit code, or empty if it is to be run alone: none runs, or the one that does has no use for it. */
    OptionalInt run() {
        if (ALONE.contains(invocation.verb())) {
            return OptionalInt.empty();
        }
        try {
            Optional<ControlClient> client = ControlClient.connect(invocation.data(), patience);
            return client.isEmpty() ? OptionalInt.empty() : run(client.get());
        } catch (IOException e) {
            call.err().println("mien: the Mien that runs on " + invocation.data() + ": " + reason(e));
            return OptionalInt.of(Launcher.FAILED);
        }
    }

    private OptionalInt run(ControlClient mien) throws IOException {
        try (mien) {
            ControlRequest request =
                    new ControlRequest(List.of(call.arguments()), call.directory(), Terminal.isWatched());
            OptionalInt code = run(mien, request);
            if (invocation.verb().equals(STOP) && code.equals(OptionalInt.of(0))) {
                awaitEnd(mien.process());
            }
            return code;
        }
    }

    private OptionalInt run(ControlClient mien, ControlRequest request) throws IOException {
        ErrorStream word = new ErrorStream(call.err());
        try (ClientInterruption armed = ClientInterruption.arm(mien, word)) {
            return armed.end(mien.run(request, call.in(), call.out(), word.stream()));
        }
    }

    private void awaitEnd(long process) throws IOException {
        Optional<ProcessHandle> handle = ProcessHandle.of(process);
        if (handle.isEmpty()) {
            return;
        }
        try {
            handle.get().onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IOException("process " + process + " has not ended within " + patience.toMillis() + " ms", e);
        } catch (ExecutionException e) {
            throw new IOException("process " + process + " cannot be waited for", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }
}
