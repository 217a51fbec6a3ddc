package io.mien.console;

import io.mien.console.access.ConsoleException;
import io.mien.console.access.PageAddress;
import io.mien.console.access.PasswordCheck;
import io.mien.console.access.SessionServlet;
import io.mien.session.OwnedDataFolder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the configuration says of the server, checked.
 *
 * @param loopback whether only programs of this machine reach it
 * @param names by which the page is opened; links have the first
 * @param rooms that it lists
 * @param silenceMillis after which a request ends whose sender says nothing
 */
record PageSettings(
        String host,
        int port,
        boolean loopback,
        List<String> names,
        Optional<TlsSettings> tls,
        PasswordCheck password,
        List<String> rooms,
        int silenceMillis) {
    private static final List<String> ROOMS = List.of("live", "people", "stages", "health");
    private static final List<String> LOOPBACK_NAMES = List.of("127.0.0.1", "localhost", "::1");

    /** @throws ConsoleException naming the key that is wrong or missing, or the port that is taken */
    static PageSettings of(ConsoleConfig config, OwnedDataFolder owned) throws ConsoleException {
        InetAddress address = resolve(config.host());
        boolean loopback = address.isLoopbackAddress();
        if (!loopback) {
            String reached = "other machines reach the host " + config.host();
            require(config.keystore(), "keystore", reached);
            require(config.password_file(), "password.file", reached);
        }
        if (address.isAnyLocalAddress() && config.names().length == 0) {
            throw new ConsoleException("names of io.mien.console is empty: with the host " + config.host()
                    + ", it says by which names the page is opened");
        }
        if (!config.keystore().isEmpty()) {
            require(config.keystore_password_file(), "keystore.password.file", "the key store has a password");
        }
        Optional<TlsSettings> tls = config.keystore().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        TlsSettings.read(path(owned, config.keystore()), path(owned, config.keystore_password_file())));
        PasswordCheck password = config.password_file().isEmpty()
                ? PasswordCheck.none()
                : PasswordCheck.of(path(owned, config.password_file()));
        List<String> names = names(config, address);
        if (tls.isPresent()) {
            names.removeIf(name -> !tls.get().certifies(name));
        }
        if (names.isEmpty()) {
            throw new ConsoleException(
                    "keystore of io.mien.console: its certificate has none of the names of the page: "
                            + String.join(", ", names(config, address)));
        }
        requireRooms(each(config.rooms()));
        requireFree(address, config);
        return new PageSettings(
                config.host(),
                config.port(),
                loopback,
                names,
                tls,
                password,
                each(config.rooms()),
                config.silence_millis());
    }

    private static List<String> names(ConsoleConfig config, InetAddress address) {
        Set<String> names = new LinkedHashSet<>();
        if (!address.isAnyLocalAddress()) {
            names.add(config.host());
        }
        names.addAll(each(config.names()));
        if (address.isLoopbackAddress()) {
            names.addAll(LOOPBACK_NAMES);
        }
        return new ArrayList<>(names);
    }

    /** A file of properties has a list in one line, with commas. */
    private static List<String> each(String[] values) {
        return Arrays.stream(values)
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    private static void require(String value, String key, String reason) throws ConsoleException {
        if (value.isEmpty()) {
            throw new ConsoleException(key + " of io.mien.console is empty, but " + reason);
        }
    }

    private static InetAddress resolve(String host) throws ConsoleException {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new ConsoleException("host of io.mien.console is not an address: " + host, e);
        }
    }

    private static void requireRooms(List<String> rooms) throws ConsoleException {
        if (rooms.isEmpty() || !ROOMS.containsAll(rooms)) {
            throw new ConsoleException("rooms of io.mien.console is '" + String.join(", ", rooms)
                    + "': it lists one or more of " + String.join(", ", ROOMS));
        }
    }

    /** A path is of the data folder unless it is absolute. */
    private static Path path(OwnedDataFolder owned, String value) {
        return owned.data().resolve(value);
    }

    /** The server itself would only log it. */
    private static void requireFree(InetAddress address, ConsoleConfig config) throws ConsoleException {
        try {
            FreePort.await(new InetSocketAddress(address, config.port()));
        } catch (IOException e) {
            throw new ConsoleException(
                    "the page cannot be at port " + config.port() + " of " + config.host() + ": " + e.getMessage(), e);
        }
    }

    /** What the page is opened with, and what it shows. */
    SessionServlet.Terms terms() {
        return new SessionServlet.Terms(password, tls.isPresent(), rooms);
    }

    /** @param bound the port that the server has */
    PageAddress address(int bound) {
        return new PageAddress(tls.isPresent(), names.get(0), bound, names);
    }
}
