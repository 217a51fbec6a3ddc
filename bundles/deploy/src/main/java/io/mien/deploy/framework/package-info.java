/** What is in the framework: bundles, the stages they bring, and how those fare. */
package io.mien.deploy.framework;
