/** The installed bundles, and the generations that list them. */
package io.mien.deploy.ledger;
