/** The content of the framework: bundles, the stages that they bring, and the states of these. */
package io.mien.deploy.framework;
