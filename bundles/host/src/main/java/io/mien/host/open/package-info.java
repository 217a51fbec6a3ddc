/** Makes a stage of a model and its parts, within the limits of time and memory. */
package io.mien.host.open;
