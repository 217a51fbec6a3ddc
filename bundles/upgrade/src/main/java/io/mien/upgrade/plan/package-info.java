/** What a release would change in a product that runs, and whether it may. Nothing here writes anything. */
package io.mien.upgrade.plan;
