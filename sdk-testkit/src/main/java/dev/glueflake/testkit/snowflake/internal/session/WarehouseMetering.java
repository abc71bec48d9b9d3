package dev.glueflake.testkit.snowflake.internal.session;

import dev.glueflake.testkit.snowflake.internal.external.LiteralRows;
import dev.glueflake.testkit.snowflake.internal.session.QueryHistory.Entry;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relation;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The table function and the view WAREHOUSE_METERING_HISTORY: a row for each hour in which a warehouse ran statements. Nothing is billed
 * here, so the credits are 0; warehouses have no numbers.
 */
final class WarehouseMetering {
    static final String NAME = "WAREHOUSE_METERING_HISTORY";

    private record Hour(String warehouse, Instant start) {}

    private WarehouseMetering() {}

    static Relation rows(TableFunctionCall call) {
        NamedValues arguments = call.arguments("DATE_RANGE_START", "DATE_RANGE_END", "WAREHOUSE_NAME");
        ZoneId zone = zone(call.session());
        Instant today = call.scope()
                .now()
                .atZone(zone)
                .toLocalDate()
                .plusDays(1)
                .atStartOfDay(zone)
                .toInstant();
        Instant from = arguments.time("DATE_RANGE_START").orElseThrow(call::invalid);
        Instant to = arguments.time("DATE_RANGE_END").orElse(today);
        Optional<String> wanted = arguments.text("WAREHOUSE_NAME");
        LiteralRows rows = columns();
        BigDecimal none = BigDecimal.ZERO;
        hours(
                        call.session(),
                        hour -> !hour.start().isBefore(from) && hour.start().isBefore(to))
                .filter(hour -> wanted.filter(name -> !hour.warehouse().equalsIgnoreCase(name))
                        .isEmpty())
                .forEach(hour -> rows.row(hour.start(), end(hour), hour.warehouse(), none, none, none));
        return rows.relation(NAME);
    }

    static Relation view(String name, Session session) {
        LiteralRows rows = columns();
        rows.numbers("CREDITS_ATTRIBUTED_COMPUTE_QUERIES");
        BigDecimal none = BigDecimal.ZERO;
        hours(session, hour -> true)
                .forEach(hour -> rows.row(hour.start(), end(hour), hour.warehouse(), none, none, none, none));
        return rows.relation(name);
    }

    private static LiteralRows columns() {
        LiteralRows rows = new LiteralRows();
        rows.times("START_TIME", "END_TIME");
        rows.texts("WAREHOUSE_NAME");
        rows.numbers("CREDITS_USED", "CREDITS_USED_COMPUTE", "CREDITS_USED_CLOUD_SERVICES");
        return rows;
    }

    private static Stream<Hour> hours(Session session, Predicate<Hour> wanted) {
        ZoneId zone = zone(session);
        TreeSet<Hour> hours =
                new TreeSet<>(Comparator.comparing(Hour::warehouse).thenComparing(Hour::start));
        for (Entry entry : QueryHistory.of(session.account()).all()) {
            String warehouse = entry.who().warehouse();
            if (warehouse != null) {
                Instant start =
                        entry.start().atZone(zone).truncatedTo(ChronoUnit.HOURS).toInstant();
                hours.add(new Hour(warehouse, start));
            }
        }
        return hours.stream().filter(wanted);
    }

    private static Instant end(Hour hour) {
        return hour.start().plus(Duration.ofHours(1));
    }

    private static ZoneId zone(Session session) {
        return ZoneId.of(session.parameters().get("TIMEZONE"));
    }
}
