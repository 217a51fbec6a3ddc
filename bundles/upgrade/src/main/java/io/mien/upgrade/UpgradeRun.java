package io.mien.upgrade;

import io.mien.MienException;
import io.mien.command.output.Output;
import io.mien.command.runtime.CommandContext;
import io.mien.deploy.DeployOptions;
import io.mien.deploy.Deployment;
import io.mien.deploy.Generation;
import io.mien.support.download.InterruptibleWork;
import io.mien.upgrade.fetch.FetchFolder;
import io.mien.upgrade.fetch.FetchSources;
import io.mien.upgrade.fetch.ReleaseFetch;
import io.mien.upgrade.plan.FeatureChange;
import io.mien.upgrade.plan.FetchedBundle;
import io.mien.upgrade.plan.PlannedFile;
import io.mien.upgrade.plan.TrustedRelease;
import io.mien.upgrade.plan.UpgradePlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Fetches what a release changes, and puts it in the place of what runs.
 *
 * @param data the data folder of the product
 */
record UpgradeRun(CommandContext bench, Path data, Output output, Deployment deployment) {
    private static final int NAMED = 10;

    void run(TrustedRelease trusted, UpgradePlan plan, FetchSources sources) throws MienException {
        requirePossible(trusted, plan);
        FetchFolder folder = new FetchFolder(data, trusted.text().digest());
        List<PlannedFile> files = new ArrayList<>(plan.features());
        files.addAll(plan.bundles());
        ReleaseFetch fetch = new ReleaseFetch(sources, folder, new FetchLines(output));
        fetch(fetch, files);
        for (PlannedFile feature : plan.features()) {
            Path installed = bench.call().home().resolve(feature.path());
            FeatureChange.requireOfBundles(feature.path(), installed, folder.file(feature));
        }
        List<Path> jars = plan.bundles().stream().map(folder::file).toList();
        if (jars.isEmpty()) {
            trusted.accept(data);
            folder.delete();
            tell(plan.release() + " runs already", deployment.current());
            return;
        }
        for (Path jar : jars) {
            FetchedBundle.requireNewer(jar, deployment.current().bundles());
        }
        DeployOptions options = DeployOptions.defaults().release(plan.release().toString());
        Generation generation = deployment.deploy(jars, options, new ReleaseSteps(bench, output));
        trusted.accept(data);
        folder.delete();
        tell(plan.release() + " serves in generation " + generation.number(), generation);
    }

    private static void requirePossible(TrustedRelease trusted, UpgradePlan plan) throws MienException {
        List<PlannedFile> waiting = plan.atNextStart();
        if (!waiting.isEmpty()) {
            String names = waiting.stream().limit(NAMED).map(PlannedFile::path).collect(Collectors.joining(", "));
            String more = waiting.size() > NAMED ? " and " + (waiting.size() - NAMED) + " more" : "";
            throw new MienException(
                    plan.release() + " cannot be taken while Mien runs; these are read at the start: " + names + more
                            + "; nothing was changed: stop Mien, exchange the installation, and start Mien again");
        }
        if (trusted.locked() && !plan.bundles().isEmpty()) {
            throw new MienException(plan.release() + " cannot be taken while Mien runs: the installation is locked, and"
                    + " runs what its own release lists; nothing was changed: stop Mien, exchange the installation, and"
                    + " start Mien again");
        }
    }

    private void fetch(ReleaseFetch fetch, List<PlannedFile> files) throws MienException {
        try {
            InterruptibleWork.run(output::isAsked, () -> {
                fetch.run(files);
                return null;
            });
        } catch (MienException e) {
            throw output.isAsked() ? output.interrupted(e.getMessage()) : e;
        } finally {
            output.clear();
        }
    }

    private void tell(String text, Generation generation) throws MienException {
        if (output.isJson()) {
            output.json(j -> {
                j.writeNumberField("generation", generation.number());
                j.writeStringField("why", generation.why());
            });
        } else {
            output.completed(text);
        }
    }
}
