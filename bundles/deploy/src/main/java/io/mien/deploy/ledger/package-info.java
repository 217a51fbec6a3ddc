/** What is installed, and the generations that say so. */
package io.mien.deploy.ledger;
