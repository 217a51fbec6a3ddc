/** The rules of the house as tests: which arrows there may be between bundles, and what a bundle may hold. */
package io.mien.house;
