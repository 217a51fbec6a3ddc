package io.mien.session;

/**
 * Registered as a service from the first {@link Sessions#open} of this process on: components that open something because they are
 * configured to have closed it when {@code registerService} returns, and leave it to sessions from then on.
 */
public record SessionsOnly() {}
