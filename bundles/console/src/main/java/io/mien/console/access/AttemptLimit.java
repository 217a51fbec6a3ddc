package io.mien.console.access;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Slows down who guesses: after some wrong attempts from an address, nothing from there is tried for a while, which doubles with each
 * further wrong attempt. After many from all addresses together the same holds for everybody, but for a shorter time, and not for an
 * address from which an attempt was right before: those who guess are not to keep out the others. Thread-safe.
 */
final class AttemptLimit {
    /** Addresses that are remembered of each sort; with one more, the one whose last attempt is the oldest is forgotten. */
    private static final int MOST_ADDRESSES = 1000;

    /** After so long without a wrong attempt, those of an address are forgotten. */
    private static final Duration MEMORY = Duration.ofHours(1);

    /** Wrong attempts of all addresses that are free, for each that is free of one. */
    private static final int SHARE = 10;

    private final int free;
    private final Duration longest;
    private final Duration longestOfAll;
    private final LongSupplier clock;
    private final Map<String, Failures> byAddress = new LinkedHashMap<>(); // guarded by this; oldest first
    private final Set<String> trusted = new LinkedHashSet<>(); // guarded by this; oldest first
    private Failures all = new Failures(0, 0); // guarded by this

    /** Wrong attempts, and when the last one was. */
    private record Failures(int count, long lastNanos) {
        Failures next(long now) {
            return new Failures(isOld(now) ? 1 : count + 1, now);
        }

        boolean isOld(long now) {
            return now - lastNanos > MEMORY.toNanos();
        }

        /** How long nothing is tried. */
        Duration wait(long now, int free, Duration longest) {
            if (count < free || isOld(now)) {
                return Duration.ZERO;
            }
            Duration pause = Duration.ofSeconds(1L << Math.min(count - free, 30));
            Duration bounded = pause.compareTo(longest) < 0 ? pause : longest;
            return bounded.minusNanos(now - lastNanos);
        }
    }

    /**
     * @param free wrong attempts of an address without a pause
     * @param longest pause of an address
     * @param longestOfAll pause of all together
     * @param clock in nanoseconds
     */
    AttemptLimit(int free, Duration longest, Duration longestOfAll, LongSupplier clock) {
        this.free = free;
        this.longest = longest;
        this.longestOfAll = longestOfAll;
        this.clock = clock;
    }

    /** How long an address must wait before anything is tried; empty if it need not. */
    synchronized Optional<Duration> pause(String address) {
        long now = clock.getAsLong();
        String network = network(address);
        Duration own = byAddress.getOrDefault(network, new Failures(0, now)).wait(now, free, longest);
        Duration common = trusted.contains(network) ? Duration.ZERO : all.wait(now, free * SHARE, longestOfAll);
        Duration wait = own.compareTo(common) > 0 ? own : common;
        return wait.isNegative() || wait.isZero() ? Optional.empty() : Optional.of(wait);
    }

    /** An attempt from this address was wrong. */
    synchronized void failed(String address) {
        long now = clock.getAsLong();
        Failures before = byAddress.remove(network(address));
        forgetOldest(byAddress.keySet());
        byAddress.put(network(address), (before == null ? new Failures(0, now) : before).next(now));
        all = all.next(now);
    }

    /** An attempt from this address was right. */
    synchronized void succeeded(String address) {
        String network = network(address);
        byAddress.remove(network);
        trusted.remove(network);
        forgetOldest(trusted);
        trusted.add(network);
    }

    /** Makes room for one more. */
    private static void forgetOldest(Set<String> addresses) {
        if (addresses.size() >= MOST_ADDRESSES) {
            addresses.remove(addresses.iterator().next());
        }
    }

    /** A network of IPv6 gives 2^64 addresses to one machine. */
    private static String network(String address) {
        int colons = 0;
        for (int i = 0; i < address.length(); i++) {
            if (address.charAt(i) == ':' && ++colons == 4) {
                return address.substring(0, i);
            }
        }
        return address;
    }
}
