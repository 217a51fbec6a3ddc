package io.mien.command.fake;

import io.mien.MienException;
import io.mien.StageWishes;
import io.mien.session.Session;
import io.mien.session.SessionOptions;
import io.mien.session.Sessions;
import java.util.Optional;

/** One session at a time, and what it was opened with. */
final class FakeRecognizerSessions implements Sessions {
    private final FakeFramework framework;
    private volatile Optional<SessionOptions> open = Optional.empty();

    FakeRecognizerSessions(FakeFramework framework) {
        this.framework = framework;
    }

    /** The session that is open. */
    Optional<SessionOptions> session() {
        return open;
    }

    @Override
    public void wish(StageWishes wished) {
        framework.wishes = wished;
    }

    @Override
    public Session open(SessionOptions options) throws MienException {
        if (open.isPresent()) {
            throw new MienException("a session is open already");
        }
        open = Optional.of(options);
        framework.sessions.add(options);
        options.modelFolders().ifPresent(models -> framework.host.accept(options));
        return () -> open = Optional.empty();
    }
}
