/** The product's bundles in a framework: what services do when bundles come and go. */
package io.mien.swaptest;
