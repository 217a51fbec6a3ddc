/** Makes a model for an NPU of one for a processor: drives the vendor's compiler, checks what comes of it, and packs it. */
package io.mien.modelkit.convert;
