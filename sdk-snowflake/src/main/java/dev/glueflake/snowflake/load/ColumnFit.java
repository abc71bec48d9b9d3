package dev.glueflake.snowflake.load;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a standing column holds every value of the type that a load would give it. */
final class ColumnFit {
    private static final Pattern TYPE = Pattern.compile("(\\w+)(?:\\((\\d+)(?:,\\s*(\\d+))?\\))?");
    private static final int UNLIMITED = Integer.MAX_VALUE;

    private ColumnFit() {}

    static boolean holds(String standing, String wanted) {
        Matcher has = TYPE.matcher(standing);
        Matcher needs = TYPE.matcher(wanted);
        if (!has.matches() || !needs.matches() || !has.group(1).equals(needs.group(1))) {
            return false;
        }
        return switch (has.group(1)) {
            case "NUMBER" -> number(has, 3) == number(needs, 3) && number(has, 2) >= number(needs, 2);
            case "VARCHAR", "BINARY" -> number(has, 2) >= Math.min(number(needs, 2), longest(has.group(1)));
            default -> true;
        };
    }

    private static int longest(String type) {
        return type.equals("VARCHAR") ? 16_777_216 : 8_388_608;
    }

    private static int number(Matcher type, int group) {
        String digits = type.group(group);
        return digits == null ? UNLIMITED : Integer.parseInt(digits);
    }
}
