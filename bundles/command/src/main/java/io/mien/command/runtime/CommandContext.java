package io.mien.command.runtime;

import io.mien.MienException;
import io.mien.boot.locked.LockedRelease;
import io.mien.command.call.CommandCall;
import io.mien.command.call.CommandSettings;
import io.mien.command.data.DataFolders;
import io.mien.command.framework.FrameworkConfigurations;
import io.mien.command.framework.Services;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * All that a command works with.
 *
 * @param call what was typed
 * @param settings what the product decided
 * @param services of the framework
 * @param configurations of the framework
 * @param folders data folders that this process owns
 * @param product what runs in this process
 * @param commands runs another command, with a workbench of its own
 */
public record CommandContext(
        CommandCall call,
        CommandSettings settings,
        Services services,
        FrameworkConfigurations configurations,
        DataFolders folders,
        CommandProcess product,
        ToIntFunction<CommandCall> commands) {
    /**
     * A service, waited for.
     *
     * @throws MienException if there is none in the configured time
     */
    public <T> T require(Class<T> type) throws MienException {
        return services.await(type, settings.patience())
                .orElseThrow(() -> new MienException("no " + type.getSimpleName() + " came up within "
                        + settings.patience().toMillis() + " ms"));
    }

    /**
     * Refuses what a command would install or run from outside, if the installation is locked.
     *
     * @param what the file, folder or model, as the message names it
     * @throws MienException saying that the release does not list it
     */
    public void requireUnlocked(Object what) throws MienException {
        Optional<LockedRelease> locked = call.boot().locked().map(LockedRelease::new);
        if (locked.isPresent()) {
            throw new MienException(locked.get().refusal(what));
        }
    }
}
