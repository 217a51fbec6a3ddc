/** The distribution, tested from outside: every test starts {@code bin/mien} as a process of its own. */
package io.mien.products;
