package dev.glueflake.testkit.snowflake.internal.stream;

import dev.glueflake.testkit.snowflake.internal.result.ResultColumn;
import dev.glueflake.testkit.snowflake.internal.session.ExecutionScope;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.bind.DuckQuery;
import dev.glueflake.testkit.snowflake.internal.sql.parse.SqlParser;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The SYSTEM$ functions that take a stream's name. */
public final class StreamFunctions {
    private final Session session;
    private final ExecutionScope scope;

    public StreamFunctions(Session session, ExecutionScope scope) {
        this.session = session;
        this.scope = scope;
    }

    /** Empty where it is no such function. */
    public Optional<TypedValue> call(String name, List<TypedValue> arguments) {
        boolean hasData = name.equals("SYSTEM$STREAM_HAS_DATA");
        if (!hasData && !name.equals("SYSTEM$STREAM_GET_TABLE_TIMESTAMP")) {
            return Optional.empty();
        }
        if (arguments.size() != 1 || !(arguments.get(0).value() instanceof String text)) {
            return Optional.empty();
        }
        ObjectName written = SqlParser.parseName(text);
        Stream stream = session.objects().require(ObjectKind.STREAM, Stream.class, written);
        return Optional.of(hasData ? hasData(stream) : timestamp(stream));
    }

    private TypedValue hasData(Stream stream) {
        String source = new StreamReads(session, scope, session.snapshot(), null)
                .rows(stream)
                .source();
        DuckQuery query = new DuckQuery(
                "SELECT EXISTS (SELECT 1 FROM " + source + " AS s)",
                List.of(ResultColumn.of("found", SqlTypes.BOOLEAN)));
        boolean found = Boolean.TRUE.equals(
                session.account().engine().query(query, scope.cancellation()).get(0)[0]);
        if (!found) {
            stream.position().foundEmpty(scope.now());
        }
        return new TypedValue(SqlTypes.BOOLEAN, found);
    }

    private static TypedValue timestamp(Stream stream) {
        Instant time = stream.position().state().offsetTime();
        BigDecimal nanos =
                BigDecimal.valueOf(time.getEpochSecond()).movePointRight(9).add(BigDecimal.valueOf(time.getNano()));
        return new TypedValue(SqlTypes.INTEGER, nanos);
    }
}
