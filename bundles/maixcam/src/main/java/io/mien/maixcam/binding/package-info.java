/** How Java calls the vendor's library: one interface, and a binding for each kind of JVM. */
package io.mien.maixcam.binding;
