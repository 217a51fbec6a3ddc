/** What becomes of what was started: whether it serves, and if not, why. */
package io.mien.deploy.outcome;
