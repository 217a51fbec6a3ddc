package io.mien.host;

import io.mien.host.config.HostConfig;
import io.mien.host.open.LinuxMemory;
import io.mien.host.open.MemoryBudget;
import io.mien.session.OpenModels;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Hosts that are asked for nothing but what they are configured with. */
final class TestHosts {
    static final OpenModels NOTHING_BUT_CONFIGURED =
            new OpenModels(List.of(), Optional.empty(), Map.of(), Optional.empty());

    private TestHosts() {}

    static ModelHost start(FakeHostFramework framework, HostConfig config) {
        return start(framework, config, NOTHING_BUT_CONFIGURED);
    }

    static ModelHost start(FakeHostFramework framework, HostConfig config, OpenModels asked) {
        return new ModelHost(framework.context(), config, asked, true, new MemoryBudget(new LinuxMemory(Path.of("/"))));
    }
}
