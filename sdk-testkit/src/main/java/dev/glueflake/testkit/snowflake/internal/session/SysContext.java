package dev.glueflake.testkit.snowflake.internal.session;

import static java.util.Map.entry;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.parse.SqlParser;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** SYS_CONTEXT: by namespace, properties of the session and of its surroundings and functions about them. All answer with texts. */
final class SysContext {
    static final String NAME = "SYS_CONTEXT";

    private static final String SESSION = "SNOWFLAKE$SESSION";

    /** The properties that functions of their own answer too. */
    private static final Map<String, String> BY_FUNCTION = Map.ofEntries(
            entry("SNOWFLAKE$ENVIRONMENT.CLIENT", "CURRENT_CLIENT"),
            entry("SNOWFLAKE$ENVIRONMENT.ACCOUNT", "CURRENT_ACCOUNT"),
            entry("SNOWFLAKE$ENVIRONMENT.REGION", "CURRENT_REGION"),
            entry("SNOWFLAKE$SESSION.ID", "CURRENT_SESSION"),
            entry("SNOWFLAKE$SESSION.IP_ADDRESS", "CURRENT_IP_ADDRESS"),
            entry("SNOWFLAKE$SESSION.ROLE", "CURRENT_ROLE"),
            entry("SNOWFLAKE$SESSION.ROLE_TYPE", "CURRENT_ROLE_TYPE"),
            entry("SNOWFLAKE$SESSION.DATABASE", "CURRENT_DATABASE"),
            entry("SNOWFLAKE$SESSION.SCHEMA", "CURRENT_SCHEMA"),
            entry("SNOWFLAKE$SESSION.WAREHOUSE", "CURRENT_WAREHOUSE"));

    private final Session session;
    private final ExecutionScope scope;
    private final @Nullable String database;

    /** @param database in which the plain name of a database role is meant */
    SysContext(Session session, ExecutionScope scope, @Nullable String database) {
        this.session = session;
        this.scope = scope;
        this.database = database;
    }

    /** Empty where it is not called with texts for a namespace and for what is asked. */
    Optional<TypedValue> call(List<TypedValue> arguments) {
        if (arguments.size() < 2 || arguments.stream().anyMatch(each -> !(each.value() instanceof String))) {
            return Optional.empty();
        }
        List<String> texts =
                arguments.stream().map(each -> String.valueOf(each.value())).toList();
        String namespace = texts.get(0);
        if (namespace.equals("SNOWFLAKE$APPLICATION")) {
            return Optional.of(TypedValue.text(null));
        }
        String asked = namespace + "." + texts.get(1);
        if (namespace.equals(SESSION) && scope.hasOwnersRights()) {
            throw Errors.unsupported("SYS_CONTEXT of " + SESSION + " with an owner's rights");
        }
        List<String> names = texts.subList(2, texts.size());
        return names.isEmpty()
                ? Optional.of(property(asked))
                : Optional.of(TypedValue.text(isTrue(asked, names) ? "TRUE" : "FALSE"));
    }

    private TypedValue property(String asked) {
        String function = BY_FUNCTION.get(asked);
        if (function != null) {
            return ContextFunctions.call(session, function, List.of()).orElseThrow(() -> refused(asked));
        }
        return switch (asked) {
            case "SNOWFLAKE$CURRENT.AGENT_TYPE", "SNOWFLAKE$SESSION.IP_ADDRESS_V6", "SNOWFLAKE$SESSION.ROLE_DATABASE" ->
                TypedValue.text(null);
            case "SNOWFLAKE$CURRENT.IS_AGENT_ACTIVATED" -> TypedValue.text("FALSE");
            default -> throw refused(asked);
        };
    }

    private boolean isTrue(String asked, List<String> names) {
        return switch (asked) {
            case "SNOWFLAKE$CURRENT.IS_ROLE_ACTIVATED", "SNOWFLAKE$SESSION.IS_ROLE_ACTIVATED" ->
                names.stream().anyMatch(this::isRoleActive);
            case "SNOWFLAKE$CURRENT.IS_DATABASE_ROLE_ACTIVATED", "SNOWFLAKE$SESSION.IS_DATABASE_ROLE_ACTIVATED" -> {
                if (names.size() > 1) {
                    throw refused(asked);
                }
                yield isDatabaseRoleActive(SqlParser.parseName(names.get(0)).parts());
            }
            default -> throw refused(asked);
        };
    }

    private boolean isRoleActive(String written) {
        List<Identifier> parts = SqlParser.parseName(written).parts();
        return parts.size() == 1
                && ContextFunctions.isActive(session, parts.get(0).text());
    }

    private boolean isDatabaseRoleActive(List<Identifier> parts) {
        String in = parts.size() == 1 ? database : parts.get(0).text();
        String role = parts.get(parts.size() - 1).text();
        return in != null && parts.size() <= 2 && ContextFunctions.isActive(session, in, role);
    }

    private static RuntimeException refused(String asked) {
        return Errors.unsupported("SYS_CONTEXT of " + asked);
    }
}
