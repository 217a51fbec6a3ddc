package io.mien.host.config;

import io.mien.StageKind;
import io.mien.StageWishes;
import io.mien.session.OpenModels;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the host follows: its configuration, above it what a session asks for, and above that the wishes that came later.
 *
 * @param configured the configuration alone
 * @param session what is asked for
 * @param wishes those that came later; empty if none came
 */
public record HostTerms(HostSettings configured, OpenModels session, Optional<StageWishes> wishes) {
    /** Before any wish. */
    public HostTerms(HostSettings configured, OpenModels session) {
        this(configured, session, session.wishes());
    }

    /** The same with another configuration. */
    public HostTerms configured(HostSettings after) {
        return new HostTerms(after, session, wishes);
    }

    /** The same with other wishes. */
    public HostTerms wished(StageWishes after) {
        return new HostTerms(configured, session, Optional.of(after));
    }

    /** All of it in one. */
    public HostSettings settings() {
        Map<StageKind, String> only = new EnumMap<>(StageKind.class);
        only.putAll(configured.only());
        only.putAll(session.only());
        return configured.with(
                wishes.orElse(configured.wishes()),
                only,
                session.folders().isEmpty() ? configured.folders() : session.folders());
    }
}
