/** The outcome of started bundles: whether they serve and, if not, why. */
package io.mien.deploy.outcome;
