package dev.glueflake.testkit.snowflake;

import java.util.ArrayList;
import java.util.List;

/** Queries that give many rows out of nothing. */
final class Numbers {
    private static final String DIGITS =
            "(select column1 as d from values (0), (1), (2), (3), (4), (5), (6), (7), (8), (9))";

    private Numbers() {}

    /** Rows with a column N from 0 to 10^digits - 1. */
    static String upTo(int digits) {
        List<String> terms = new ArrayList<>();
        List<String> tables = new ArrayList<>();
        String factor = "1";
        for (int i = 0; i < digits; i++) {
            terms.add("t" + i + ".d * " + factor);
            tables.add(DIGITS + " t" + i);
            factor += "0";
        }
        return "select " + String.join(" + ", terms) + " as n from " + String.join(", ", tables);
    }
}
