/** The room Stages: what serves, what is next, what was refused, and what is installed. */
package io.mien.console.stages;
