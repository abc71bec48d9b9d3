package dev.glueflake.testkit.snowflake.internal.session;

import dev.glueflake.testkit.snowflake.internal.catalog.Tag;
import dev.glueflake.testkit.snowflake.internal.ddl.GetDdl;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.parse.SqlParser;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** GET_DDL and SYSTEM$GET_TAG: functions of constants about objects. */
final class SystemFunctions {
    private final Session session;

    SystemFunctions(Session session) {
        this.session = session;
    }

    /** The answer; empty where it is none of these or the arguments are no texts. */
    Optional<TypedValue> call(String name, List<TypedValue> arguments) {
        if (arguments.size() < 2
                || !(arguments.get(0).value() instanceof String first)
                || !(arguments.get(1).value() instanceof String second)) {
            return Optional.empty();
        }
        if (name.equals("GET_DDL") && arguments.size() <= 3) {
            boolean qualified = arguments.size() == 3
                    && Boolean.TRUE.equals(arguments.get(2).value());
            return Optional.of(TypedValue.text(new GetDdl(session).call(first, second, qualified)));
        }
        if (name.equals("SYSTEM$GET_TAG")
                && arguments.size() == 3
                && arguments.get(2).value() instanceof String domain) {
            return Optional.of(TypedValue.text(tag(name, first, second, domain.toUpperCase(Locale.ROOT))));
        }
        if (name.equals("SYSTEM$TAG_VALUE_CONTAINS")
                && arguments.size() == 4
                && arguments.get(2).value() instanceof String domain
                && arguments.get(3).value() instanceof String wanted) {
            String value = tag(name, first, second, domain.toUpperCase(Locale.ROOT));
            return Optional.of(new TypedValue(SqlTypes.BOOLEAN, wanted.equals(value)));
        }
        return Optional.empty();
    }

    private @Nullable String tag(String function, String name, String object, String domain) {
        Tag tag = session.objects().require(ObjectKind.TAG, Tag.class, SqlParser.parseName(name));
        return TagUse.value(TaggedObject.of(session, function, object, domain).uses(), tag)
                .orElse(null);
    }
}
