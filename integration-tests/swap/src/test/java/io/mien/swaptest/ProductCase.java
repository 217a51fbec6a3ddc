package io.mien.swaptest;

import javax.inject.Inject;
import org.junit.Before;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.ConfigurationAdmin;

/** A test in the framework of the product: one framework for all tests of a class. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public abstract class ProductCase {
    @Inject
    BundleContext context;

    @Inject
    private ConfigurationAdmin admin;

    Framework framework;

    @Configuration
    public Option[] product() {
        return new Option[] {SwapProduct.option()};
    }

    @Before
    public void lookAtTheFramework() {
        framework = new Framework(context, admin);
    }
}
