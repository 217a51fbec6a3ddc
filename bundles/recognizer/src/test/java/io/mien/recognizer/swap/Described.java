package io.mien.recognizer.swap;

import io.mien.StageContent;
import io.mien.StageId;
import io.mien.StageKind;
import io.mien.support.stages.StageOrder;

/** Descriptions of stages for tests. */
final class Described {
    private Described() {}

    static StageDescription stage(StageKind kind, String name, String version, int ranking, long service) {
        String contribution = kind == StageKind.DETECTOR ? "" : name;
        return of(kind, new StageId(name, version), ranking, service, contribution);
    }

    static StageDescription store(String name, String gallery, int ranking, long service) {
        return of(
                StageKind.STORE,
                new StageId(name, "1.0.0", StageContent.of(StageKind.STORE, gallery)),
                ranking,
                service,
                gallery);
    }

    private static StageDescription of(StageKind kind, StageId id, int ranking, long service, String contribution) {
        StageOrder.Rank rank = new StageOrder.Rank(ranking, id.name(), id.version(), service);
        return new StageDescription(kind, id, service, rank, contribution, false, false);
    }
}
