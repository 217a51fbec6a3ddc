/** Which values the configurations of components may hold. */
package io.mien.boot.configuration;
