/** Decides which models are opened, kept and refused. */
package io.mien.host.select;
