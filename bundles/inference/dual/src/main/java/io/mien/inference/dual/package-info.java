/** Two input buffers before one network, and the life of the sessions that have them: what engines share. */
package io.mien.inference.dual;
