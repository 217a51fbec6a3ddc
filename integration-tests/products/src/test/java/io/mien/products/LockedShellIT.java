package io.mien.products;

import static io.mien.products.LockedHome.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The framework's own commands in a locked product: install, start and update. */
class LockedShellIT {
    @TempDir
    private Path folder;

    @Test
    void frameworksCommandsInstallNothing() throws Exception {
        LongTests.assume();
        LockedHome locked = LockedHome.in(folder);
        Path evil = locked.evil();
        Path extension = extension(evil, folder.toRealPath().resolve("extension.jar"));
        try (Mien.Running running = locked.product().start()) {
            Product product = locked.product();
            for (String address : new String[] {evil.toUri().toString(), "reference:" + evil.toUri()}) {
                CommandRun run = product.on("shell", "felix:install " + address);
                product.on("shell", "felix:start " + address);
                Wait.until(
                        () -> run.out().contains(refusal(address))
                                || run.err().contains(refusal(address))
                                || running.errors().contains(refusal(address)),
                        () -> "it is refused by name: " + run + running.errors());
            }
            product.on("shell", "felix:install reference:" + extension.toUri());
            String before = product.on("shell", "felix:lb -s").out();
            assertFalse(before.contains("hostile"), before);
            product.on("shell", "felix:update 1 reference:" + evil.toUri());
            product.on("shell", "felix:refresh");
            product.on("recognize", TestPeople.picture("Ada", 1)).done();
            locked.requireUntouched();
            product.on("stop");
            running.await();
        }
    }

    /** An extension of the framework whose activator is the bundle's. */
    private static Path extension(Path bundle, Path to) throws Exception {
        try (JarFile from = new JarFile(bundle.toFile())) {
            Manifest manifest = from.getManifest();
            Attributes headers = manifest.getMainAttributes();
            String activator = headers.getValue("Bundle-Activator");
            headers.remove(new Attributes.Name("Bundle-Activator"));
            headers.remove(new Attributes.Name("Import-Package"));
            headers.putValue("Bundle-SymbolicName", "hostile.extension");
            headers.putValue("Fragment-Host", "system.bundle; extension:=framework");
            headers.putValue("ExtensionBundle-Activator", activator);
            String path = activator.replace('.', '/') + ".class";
            try (OutputStream out = Files.newOutputStream(to);
                    JarOutputStream jar = new JarOutputStream(out, manifest)) {
                jar.putNextEntry(new ZipEntry(path));
                from.getInputStream(from.getEntry(path)).transferTo(jar);
            }
        }
        assertEquals(true, Files.exists(to));
        return to;
    }
}
