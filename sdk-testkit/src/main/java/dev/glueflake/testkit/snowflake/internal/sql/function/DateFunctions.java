package dev.glueflake.testkit.snowflake.internal.sql.function;

/** Dates and times, by what is done with them. The name of a part comes as a constant text, which the binder made of it. */
final class DateFunctions {
    private DateFunctions() {}

    static void define(Catalogue f) {
        DateAdditions.define(f);
        DateDifferences.define(f);
        DateTruncations.define(f);
        TimeSlices.define(f);
        DateExtractions.define(f);
        DateConstructions.define(f);
        Zones.define(f);
    }
}
