package io.mien.upgrade;

import io.mien.command.output.Output;
import io.mien.command.output.StepLines;
import io.mien.command.runtime.CommandContext;
import io.mien.command.runtime.CommandProcess;
import io.mien.deploy.DeploymentListener;
import io.mien.deploy.DeploymentProgress;

/**
 * Tells the steps of an upgrade. An interrupted command waits all the same, so that a release which fails leaves as a whole; a
 * product that ends does not.
 */
final class ReleaseSteps implements DeploymentListener {
    private final StepLines lines;
    private final CommandProcess product;

    ReleaseSteps(CommandContext bench, Output output) {
        product = bench.product();
        lines = new StepLines(output, bench.call().err(), bench.call().terminal(), product::isStopping);
    }

    @Override
    public void progress(DeploymentProgress progress) {
        lines.progress(progress);
    }

    @Override
    public boolean isWaiting() {
        return !product.isStopping();
    }
}
