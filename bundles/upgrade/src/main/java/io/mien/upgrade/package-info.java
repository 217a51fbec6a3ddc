/** Takes a running product to another signed release, and shows before what would change. */
package io.mien.upgrade;
