package dev.glueflake.testkit.snowflake.internal.sql.udf;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** SEARCH_IP: an address, or one of a network, anywhere in a text. */
public final class AddressSearch {
    /** Whether the first text holds an address of the second one. */
    public static final String SEARCH = "sf_search_ip";

    private static final Pattern ADDRESS = Pattern.compile("[0-9A-Fa-f:]*[.:][0-9A-Fa-f.:]*");

    private AddressSearch() {}

    static void define(UdfLibrary library) {
        library.whole(SEARCH, arguments -> Boolean.toString(isIn(arguments[0], arguments[1])));
    }

    /** Whether it is one address, perhaps with the length of a network's prefix. */
    public static boolean isAddress(String text) {
        try {
            return !IpParts.of(text, "inet").address().isEmpty();
        } catch (AddressUdfs.Malformed none) {
            return false;
        }
    }

    private static boolean isIn(String text, String wanted) {
        IpParts address = IpParts.of(wanted, "inet");
        Matcher found = ADDRESS.matcher(text);
        while (found.find()) {
            String trimmed = found.group().replaceAll("[.]+$", "");
            if (isAddress(trimmed) && IpParts.of(trimmed, "inet").isIn(address)) {
                return true;
            }
        }
        return false;
    }
}
