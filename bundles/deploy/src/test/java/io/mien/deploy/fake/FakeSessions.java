package io.mien.deploy.fake;

import io.mien.StageWishes;
import io.mien.session.Session;
import io.mien.session.SessionOptions;
import io.mien.session.Sessions;

/** Keeps what the fake host and recognizer follow. */
final class FakeSessions implements Sessions {
    private volatile StageWishes wishes = StageWishes.NONE;

    @Override
    public void wish(StageWishes asked) {
        wishes = asked;
    }

    @Override
    public Session open(SessionOptions options) {
        throw new UnsupportedOperationException("the deployer opens nothing");
    }

    StageWishes wishes() {
        return wishes;
    }
}
