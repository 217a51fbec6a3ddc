package io.mien.deploy.fake;

import io.mien.StageWishes;
import io.mien.session.Sessions;

/** Keeps what the fake host and recognizer follow. */
final class FakeSessions implements Sessions {
    private volatile StageWishes wishes = StageWishes.NONE;

    @Override
    public void wish(StageWishes asked) {
        wishes = asked;
    }

    StageWishes wishes() {
        return wishes;
    }
}
