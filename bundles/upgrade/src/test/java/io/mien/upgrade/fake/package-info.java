/** What upgrades are tested with. */
package io.mien.upgrade.fake;
