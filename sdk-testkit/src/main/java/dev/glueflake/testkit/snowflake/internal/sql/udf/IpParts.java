package dev.glueflake.testkit.snowflake.internal.sql.udf;

import dev.glueflake.testkit.snowflake.internal.variant.JsonWriter;
import java.math.BigInteger;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address of four or sixteen bytes.
 *
 * @param address its hexadecimal digits
 * @param prefix the length of its network's prefix, negative where none is given
 */
record IpParts(String type, String host, String address, int prefix) {
    private static final Pattern TEXT = Pattern.compile("([0-9A-Fa-f.:]+)(?:/([0-9]{1,3}))?");
    private static final int FIELD = 32;

    static IpParts of(String text, String type) {
        String kind = type.toLowerCase(Locale.ROOT);
        if (!kind.equals("inet") && !kind.equals("cidr")) {
            throw Numbers.invalid("the type of PARSE_IP", type, "it is INET or CIDR");
        }
        Matcher parts = TEXT.matcher(text.strip());
        if (!parts.matches()) {
            throw new AddressUdfs.Malformed("invalid address");
        }
        String address = parts.group(1).contains(":") ? sixteen(parts.group(1)) : four(parts.group(1));
        int prefix = parts.group(2) == null ? -1 : Integer.parseInt(parts.group(2));
        if (prefix > address.length() * 4) {
            throw new AddressUdfs.Malformed("invalid prefix length");
        }
        return new IpParts(kind, parts.group(1), address, prefix);
    }

    /** Whether it is the other address, or one of the network that the other one's prefix makes. */
    boolean isIn(IpParts other) {
        if (isFour() != other.isFour()) {
            return false;
        }
        int rest = other.prefix < 0 ? 0 : address.length() * 4 - other.prefix;
        return number().shiftRight(rest).equals(other.number().shiftRight(rest));
    }

    private static String four(String host) {
        String[] numbers = host.split("\\.", -1);
        if (numbers.length != 4) {
            throw new AddressUdfs.Malformed("invalid address");
        }
        StringBuilder address = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            if (!numbers[i].matches("[0-9]{1,3}") || Integer.parseInt(numbers[i]) > 255) {
                throw new AddressUdfs.Malformed("invalid address");
            }
            address.append(String.format("%02x", Integer.parseInt(numbers[i])));
        }
        return address.toString();
    }

    /** One {@code ::} stands for as many groups of zeros as are missing. */
    private static String sixteen(String host) {
        int last = host.lastIndexOf(':') + 1;
        if (host.indexOf('.') > 0) {
            String tail = four(host.substring(last));
            return sixteen(host.substring(0, last) + tail.substring(0, 4) + ":" + tail.substring(4));
        }
        int gap = host.indexOf("::");
        String left = gap < 0 ? host : host.substring(0, gap);
        String right = gap < 0 ? "" : host.substring(gap + 2);
        String before = groups(left);
        String after = groups(right);
        int missing = 32 - before.length() - after.length();
        if (gap < 0 ? missing != 0 : missing <= 0) {
            throw new AddressUdfs.Malformed("invalid address");
        }
        return before + "0".repeat(missing) + after;
    }

    private static String groups(String text) {
        StringBuilder digits = new StringBuilder();
        for (String group : text.isEmpty() ? new String[0] : text.split(":", -1)) {
            if (!group.matches("[0-9A-Fa-f]{1,4}")) {
                throw new AddressUdfs.Malformed("invalid address");
            }
            digits.append("0".repeat(4 - group.length())).append(group);
        }
        return digits.toString();
    }

    String json() {
        boolean four = isFour();
        TreeMap<String, String> members = new TreeMap<>();
        members.put("family", four ? "4" : "6");
        members.put("host", Json.text(host));
        members.put("ip_type", Json.text(type));
        members.put("ip_fields", fields());
        members.put("snowflake$type", Json.text("ip_address"));
        members.put(four ? "ipv4" : "hex_ipv6", written(number()));
        if (prefix >= 0) {
            BigInteger hosts =
                    BigInteger.ONE.shiftLeft(address.length() * 4 - prefix).subtract(BigInteger.ONE);
            String name = four ? "ipv4_range_" : "hex_ipv6_range_";
            members.put(name + "start", written(number().andNot(hosts)));
            members.put(name + "end", written(number().or(hosts)));
            members.put("netmask_prefix_length", String.valueOf(prefix));
        }
        return JsonWriter.object(members);
    }

    private boolean isFour() {
        return address.length() == 8;
    }

    private BigInteger number() {
        return new BigInteger(address, 16);
    }

    private String written(BigInteger number) {
        return isFour() ? number.toString() : Json.text(String.format("%032X", number));
    }

    private String fields() {
        BigInteger number = number();
        if (isFour()) {
            return "[" + number + ",0,0,0]";
        }
        StringBuilder fields = new StringBuilder("[");
        for (int i = 3; i >= 0; i--) {
            BigInteger field = number.shiftRight(i * FIELD).and(BigInteger.valueOf(0xFFFFFFFFL));
            fields.append(field).append(i == 0 ? "]" : ",");
        }
        return fields.toString();
    }
}
