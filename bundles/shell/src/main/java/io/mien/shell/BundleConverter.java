package io.mien.shell;

import org.apache.felix.service.command.Converter;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Lets commands that take a bundle be given its id or its symbolic name: {@code felix:stop 22}. */
@Component(property = Converter.CONVERTER_CLASSES + "=org.osgi.framework.Bundle")
public final class BundleConverter implements Converter {
    private final BundleContext context;

    @Activate
    public BundleConverter(BundleContext context) {
        this.context = context;
    }

    /** Null if it names no bundle, which the shell then reports: the shell's interface has no other value for that. */
    @Override
    public Object convert(Class<?> type, Object value) {
        if (type != Bundle.class || value instanceof Bundle) {
            return null;
        }
        String text = value.toString();
        for (Bundle bundle : context.getBundles()) {
            if (text.equals(Long.toString(bundle.getBundleId())) || text.equals(bundle.getSymbolicName())) {
                return bundle;
            }
        }
        return null;
    }

    /** The shell has its own way of writing bundles. */
    @Override
    public CharSequence format(Object target, int level, Converter escape) {
        return null;
    }
}
