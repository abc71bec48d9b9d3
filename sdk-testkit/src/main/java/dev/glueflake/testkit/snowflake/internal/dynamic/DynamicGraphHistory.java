package dev.glueflake.testkit.snowflake.internal.dynamic;

import static java.util.stream.Collectors.joining;

import dev.glueflake.testkit.snowflake.internal.catalog.CatalogObject;
import dev.glueflake.testkit.snowflake.internal.catalog.Dynamic;
import dev.glueflake.testkit.snowflake.internal.catalog.QualifiedName;
import dev.glueflake.testkit.snowflake.internal.catalog.Table;
import dev.glueflake.testkit.snowflake.internal.dynamic.DynamicBoard.Description;
import dev.glueflake.testkit.snowflake.internal.external.LiteralRows;
import dev.glueflake.testkit.snowflake.internal.session.DirectReferences;
import dev.glueflake.testkit.snowflake.internal.session.NamedValues;
import dev.glueflake.testkit.snowflake.internal.session.TableFunctionCall;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relation;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import dev.glueflake.testkit.snowflake.internal.variant.JsonWriter;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The table function DYNAMIC_TABLE_GRAPH_HISTORY, of the tables that stand. */
public final class DynamicGraphHistory {
    public static final String NAME = "DYNAMIC_TABLE_GRAPH_HISTORY";

    private static final Set<ObjectKind> INPUTS = Set.of(ObjectKind.TABLE, ObjectKind.VIEW, ObjectKind.DYNAMIC_TABLE);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS 'Z'").withZone(ZoneOffset.UTC);

    /** @param to null where it still holds */
    private record Span(
            Table table, Description description, @Nullable Instant to) {
        boolean holds(Instant from, Instant until) {
            return !description.from().isAfter(until) && (to == null || to.isAfter(from));
        }
    }

    private final TableFunctionCall call;
    private final LiteralRows rows = new LiteralRows();

    private DynamicGraphHistory(TableFunctionCall call) {
        this.call = call;
    }

    public static Relation rows(TableFunctionCall call) {
        NamedValues arguments = call.arguments("AS_OF", "HISTORY_START", "HISTORY_END");
        Instant now = call.scope().now();
        Optional<Instant> asOf = arguments.time("AS_OF");
        Instant from = asOf.or(() -> arguments.time("HISTORY_START")).orElse(now);
        Instant to = asOf.or(() -> arguments.time("HISTORY_END")).orElse(now);
        DynamicGraphHistory history = new DynamicGraphHistory(call);
        history.columns();
        history.spans().stream().filter(span -> span.holds(from, to)).forEach(history::add);
        return history.rows.relation(NAME);
    }

    /** All descriptions of the tables that the session sees, the oldest first. */
    private List<Span> spans() {
        Map<String, Table> standing = new HashMap<>();
        DynamicBoard.tables(call.session().account()).stream()
                .filter(table -> call.session().objects().authority().sees((CatalogObject) table))
                .forEach(table -> standing.put(table.physical(), table));
        List<Description> all = DynamicBoard.of(call.session().account()).descriptions();
        return all.stream()
                .filter(each -> standing.containsKey(each.physical()))
                .map(each -> new Span(Objects.requireNonNull(standing.get(each.physical())), each, end(each, all)))
                .toList();
    }

    private static @Nullable Instant end(Description description, List<Description> all) {
        return all.subList(all.indexOf(description) + 1, all.size()).stream()
                .filter(later -> later.physical().equals(description.physical()))
                .map(Description::from)
                .findFirst()
                .orElse(null);
    }

    private void columns() {
        rows.texts("NAME", "SCHEMA_NAME", "DATABASE_NAME", "QUALIFIED_NAME");
        rows.add(SqlTypes.ARRAY, "INPUTS");
        rows.texts("TARGET_LAG_TYPE");
        rows.numbers("TARGET_LAG_SEC");
        rows.texts("QUERY_TEXT");
        rows.times("VALID_FROM", "VALID_TO");
        rows.add(SqlTypes.OBJECT, "SCHEDULING_STATE");
        rows.add(SqlTypes.ARRAY, "ALTER_TRIGGER");
    }

    /** Whoever may not monitor the table sees its name alone. */
    private void add(Span span) {
        QualifiedName name = span.description().name();
        if (!call.session().objects().authority().may("MONITOR", span.table())) {
            rows.row(
                    name.name(),
                    name.schema(),
                    name.database(),
                    name.toString(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null);
            return;
        }
        Dynamic definition = span.description().definition();
        Optional<Duration> lag = definition.schedule().duration();
        rows.row(
                name.name(),
                name.schema(),
                name.database(),
                name.toString(),
                inputs(span.table(), definition),
                lag.isPresent() ? "USER_DEFINED" : definition.schedule().lag(),
                lag.map(each -> BigDecimal.valueOf(each.toSeconds())).orElse(null),
                definition.text(),
                span.description().from(),
                span.to(),
                state(span.description()),
                "[" + JsonWriter.quoted(span.description().trigger()) + "]");
    }

    private String inputs(Table table, Dynamic definition) {
        return DirectReferences.of(table, definition.query(), call.session(), call.scope()).stream()
                .filter(object -> INPUTS.contains(object.kind()))
                .map(object -> "{\"kind\":" + JsonWriter.quoted(object.kind().name()) + ",\"name\":"
                        + JsonWriter.quoted(object.name().toString()) + "}")
                .collect(joining(",", "[", "]"));
    }

    private static String state(Description description) {
        Dynamic.Suspension suspension = description.definition().suspension();
        if (suspension != null) {
            return "{\"state\":\"SUSPENDED\",\"suspended_on\":\"" + TIME.format(suspension.since()) + "\"}";
        }
        return description.trigger().equals("RESUME")
                ? "{\"resumed_on\":\"" + TIME.format(description.from()) + "\",\"state\":\"ACTIVE\"}"
                : "{\"state\":\"ACTIVE\"}";
    }
}
