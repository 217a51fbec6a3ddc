/** The framework's services and configurations, as commands see them. */
package io.mien.command.framework;
