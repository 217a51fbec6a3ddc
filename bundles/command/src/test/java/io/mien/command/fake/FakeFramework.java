package io.mien.command.fake;

import io.mien.MienException;
import io.mien.StageWishes;
import io.mien.command.framework.ConfigurationStamp;
import io.mien.command.framework.FrameworkConfigurations;
import io.mien.command.framework.Services;
import io.mien.command.line.VerbSource;
import io.mien.command.verb.CommandVerbs;
import io.mien.model.ModelStatus;
import io.mien.model.Models;
import io.mien.picture.Annotator;
import io.mien.picture.PictureCodec;
import io.mien.recognizer.FacesFiles;
import io.mien.recognizer.GalleryAdmin;
import io.mien.recognizer.Recognizer;
import io.mien.session.OwnedDataFolder;
import io.mien.session.SessionOptions;
import io.mien.session.Sessions;
import io.mien.session.WatchedSources;
import io.mien.store.FaceStore;
import io.mien.store.StoreStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/** Services that are there as soon as they are configured, and what they were configured with. */
public final class FakeFramework implements Services, FrameworkConfigurations {
    /** The codec. */
    public final FakeCodec codec = new FakeCodec();

    /** The recognizer. */
    public final FakeRecognizer recognizer = new FakeRecognizer(codec);

    /** The galleries. */
    public final FakeGalleries galleries = new FakeGalleries();

    /** What the host knows. */
    public final List<ModelStatus> models = new ArrayList<>();

    /** Every configuration ever applied, by PID, the last one of each. */
    public final Map<String, Map<String, Object>> applied = new LinkedHashMap<>();

    /** The sources that a product was last asked to watch. */
    public volatile Optional<WatchedSources> watched = Optional.empty();

    /** What the product says, by PID. */
    public final Map<String, Map<String, Object>> products = new HashMap<>();

    /** Where the commands come from. */
    public final List<VerbSource> verbs = new ArrayList<>(List.of(new CommandVerbs()));

    /** Commands of JDK types that other bundles bring, by their names. */
    public final Map<String, ToIntFunction<Map<String, Object>>> commands = new LinkedHashMap<>();

    /** Why the store does not open. */
    public Optional<String> problem = Optional.empty();

    /** What the store could not overwrite. */
    public Optional<String> remaining = Optional.empty();

    /** Whether the store opens. */
    public boolean opens = true;

    /** Whether a store is installed. */
    public boolean stores = true;

    /** Services besides, by their interface. */
    public final Map<Class<?>, Object> more = new HashMap<>();

    /** PIDs that managed services take. */
    public final Set<String> managed = new TreeSet<>();

    /** Bundles that were lent to a command. */
    public final List<Path> lent = new ArrayList<>();

    /** What a lent bundle does when it starts; an {@link IllegalArgumentException} says why it does not. */
    public Consumer<Path> lending = jar -> {};

    /** Whether every configuration so far has reached its component. */
    public volatile boolean settled;

    /** Called with every session that opens models. */
    public Consumer<SessionOptions> host = options -> {};

    /** Whether that was so when the data folder was offered last. */
    public volatile boolean settledWhenOwned;

    /** The data folder that the deployer and the health checks are told of last. */
    public volatile Optional<OwnedDataFolder> owned = Optional.empty();

    /** The wishes that recognizer and host follow now. */
    public volatile StageWishes wishes = StageWishes.NONE;

    /** Every session that was ever opened, in order. */
    public final List<SessionOptions> sessions = new CopyOnWriteArrayList<>();

    /** Services that a command offers now. */
    public final Set<Object> offered = ConcurrentHashMap.newKeySet();

    private final List<Consumer<Sessions>> followers = new CopyOnWriteArrayList<>();
    private volatile FakeRecognizerSessions asked = new FakeRecognizerSessions(this);
    private final Map<String, ConfigurationStamp> current = new LinkedHashMap<>();
    private final FakeStore store = new FakeStore(recognizer);

    /** PIDs that are configured now. */
    public List<String> configured() {
        return List.copyOf(current.keySet());
    }

    @Override
    public Set<String> pids() {
        Set<String> pids = new TreeSet<>(products.keySet());
        pids.addAll(current.keySet());
        return pids;
    }

    @Override
    public Set<String> managedPids() {
        return managed;
    }

    @Override
    public Map<String, Object> product(String pid) {
        return products.getOrDefault(pid, Map.of());
    }

    @Override
    public ConfigurationStamp apply(String pid, Map<String, Object> values) {
        ConfigurationStamp stamp = new ConfigurationStamp(pid + values.hashCode());
        settled = false;
        applied.put(pid, Map.copyOf(values));
        current.put(pid, stamp);
        return stamp;
    }

    @Override
    public boolean withdraw(String pid) {
        return current.remove(pid) != null;
    }

    @Override
    public <T> Optional<T> await(Class<T> type, Duration wait) {
        return service(type).map(type::cast);
    }

    @Override
    public <T> List<T> all(Class<T> type) {
        return service(type).map(type::cast).stream().toList();
    }

    @Override
    public Optional<ToIntFunction<Map<String, Object>>> command(String name) {
        return Optional.ofNullable(commands.get(name));
    }

    @Override
    public <T> Offer offer(Class<T> type, T service, Map<String, Object> properties) {
        offered.add(service);
        if (service instanceof WatchedSources sources) {
            watched = Optional.of(sources);
        }
        if (service instanceof OwnedDataFolder folder) {
            settledWhenOwned = settled;
            owned = Optional.of(folder);
        }
        return () -> offered.remove(service);
    }

    @Override
    public <T> Offer follow(Class<T> type, Consumer<T> later) {
        Consumer<Sessions> follower = restarted -> later.accept(type.cast(restarted));
        followers.add(follower);
        return () -> followers.remove(follower);
    }

    /** Stops the recognizer and starts it: it knows no session and no wishes, and followers are told. */
    public void restartRecognizer() {
        wishes = StageWishes.NONE;
        asked = new FakeRecognizerSessions(this);
        followers.forEach(follower -> follower.accept(asked));
    }

    @Override
    public void lend(Path jar) throws MienException {
        lent.add(jar);
        try {
            lending.accept(jar);
        } catch (IllegalArgumentException e) {
            throw new MienException(jar + ": " + e.getMessage(), e);
        }
    }

    private Optional<Object> service(Class<?> type) {
        if (more.containsKey(type)) {
            return Optional.of(more.get(type));
        }
        if (type == PictureCodec.class) {
            return Optional.of(codec);
        }
        if (type == Annotator.class) {
            return Optional.of((Annotator) (image, marks) -> image);
        }
        if (type == Recognizer.class || type == FacesFiles.class) {
            return Optional.of(recognizer);
        }
        if (type == Sessions.class) {
            return Optional.of(asked);
        }
        if (type == GalleryAdmin.class) {
            return Optional.of(galleries);
        }
        if (type == Models.class
                && session().flatMap(SessionOptions::modelFolders).isPresent()) {
            return Optional.of((Models) () -> models);
        }
        boolean configured =
                stores && session().flatMap(SessionOptions::gallery).isPresent();
        if (type == StoreStatus.class && configured) {
            return Optional.of(new FakeStatus(problem, remaining));
        }
        return type == FaceStore.class && configured && opens && problem.isEmpty()
                ? Optional.of(store)
                : Optional.empty();
    }

    /** The session that is open. */
    public Optional<SessionOptions> session() {
        return asked.session();
    }

    private record FakeStatus(Optional<String> problem, Optional<String> remaining) implements StoreStatus {}

    @Override
    public boolean settle(Duration patience) {
        settled = true;
        return true;
    }
}
