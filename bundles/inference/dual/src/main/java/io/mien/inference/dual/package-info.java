/** Two input buffers before one network, and its retirement: what engines share. */
package io.mien.inference.dual;
