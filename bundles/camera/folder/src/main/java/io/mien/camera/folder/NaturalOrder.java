package io.mien.camera.folder;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.regex.Pattern;

/** Orders files by name, numbers in it by their value: {@code 9.jpg} before {@code 10.jpg}. */
final class NaturalOrder implements Comparator<Path> {
    private static final Pattern BETWEEN = Pattern.compile("(?<=\\d)(?=\\D)|(?<=\\D)(?=\\d)");

    @Override
    public int compare(Path one, Path other) {
        String first = one.getFileName().toString();
        String second = other.getFileName().toString();
        String[] left = BETWEEN.split(first);
        String[] right = BETWEEN.split(second);
        for (int i = 0; i < Math.min(left.length, right.length); i++) {
            boolean numbers = left[i].matches("[0-9]+") && right[i].matches("[0-9]+");
            int order =
                    numbers ? new BigInteger(left[i]).compareTo(new BigInteger(right[i])) : left[i].compareTo(right[i]);
            if (order != 0) {
                return order;
            }
        }
        return left.length != right.length ? left.length - right.length : first.compareTo(second);
    }
}
