package io.mien.health;

import io.mien.store.FaceStore;
import io.mien.store.Label;
import io.mien.store.Person;
import io.mien.store.StoreException;
import io.mien.store.StoreStatus;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Whether the gallery is open and can be read. */
@Component(property = {HealthCheck.NAME + "=store", HealthCheck.TAGS + "=mien"})
public final class StoreCheck implements HealthCheck {
    private final List<FaceStore> stores = new CopyOnWriteArrayList<>();
    private final List<StoreStatus> statuses = new CopyOnWriteArrayList<>();

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addStore(FaceStore store) {
        stores.add(store);
    }

    void removeStore(FaceStore store) {
        stores.remove(store);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addStatus(StoreStatus status) {
        statuses.add(status);
    }

    void removeStatus(StoreStatus status) {
        statuses.remove(status);
    }

    @Override
    public Result execute() {
        FormattingResultLog log = new FormattingResultLog();
        statuses.forEach(s -> s.problem().ifPresent(p -> log.critical("{}", p)));
        statuses.forEach(s -> s.remaining().ifPresent(r -> log.warn("removed data is still on the disk: {}", r)));
        if (stores.isEmpty()) {
            log.critical("no store is open");
        }
        for (FaceStore store : stores) {
            try {
                List<Person> people = store.people();
                log.info("{} people in the gallery {}", people.size(), store.gallery());
                int several = Label.sameKeys(people.stream().map(Person::label).toList())
                        .size();
                if (several > 0) {
                    log.warn(
                            "{} people are stored under two labels that look the same; 'mien people' names them",
                            several);
                }
            } catch (StoreException e) {
                log.critical("the gallery {} cannot be read: {}", store.gallery(), e.getMessage());
            }
        }
        return new Result(log);
    }
}
