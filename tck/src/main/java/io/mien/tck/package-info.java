/** Contract tests: extend the one of your stage, in JUnit 5, to show that a provider keeps the contract. */
package io.mien.tck;
