package dev.glueflake.testkit.snowflake.internal.session;

import static java.util.Map.entry;

import dev.glueflake.testkit.snowflake.internal.catalog.Grants;
import dev.glueflake.testkit.snowflake.internal.catalog.QualifiedName;
import dev.glueflake.testkit.snowflake.internal.catalog.Tag;
import dev.glueflake.testkit.snowflake.internal.engine.Transaction;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.parse.SqlParser;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The functions that answer something about the session or account. */
final class ContextFunctions {
    /** The version that the fake answers for. */
    static final String VERSION = "9.30.0";

    private static final Map<String, Function<Session, @Nullable String>> SIMPLE = Map.ofEntries(
            entry("CURRENT_DATABASE", session -> session.database().orElse(null)),
            entry("CURRENT_SCHEMA", session -> session.schema().orElse(null)),
            entry("CURRENT_SCHEMAS", ContextFunctions::schemas),
            entry("CURRENT_ROLE", session -> session.role().orElse(null)),
            entry("CURRENT_ROLE_TYPE", session -> "ROLE"),
            entry("CURRENT_AVAILABLE_ROLES", session -> list(session.account().roles())),
            entry("CURRENT_SECONDARY_ROLES", ContextFunctions::secondaryRoles),
            entry("CURRENT_WAREHOUSE", session -> session.warehouse().orElse(null)),
            entry("CURRENT_USER", Session::user),
            entry("CURRENT_SESSION", session -> String.valueOf(session.id())),
            entry("CURRENT_ACCOUNT", session -> session.account().settings().name()),
            entry(
                    "CURRENT_ACCOUNT_NAME",
                    session -> session.account().settings().name()),
            entry("CURRENT_ORGANIZATION_NAME", session -> "GLUEFLAKE"),
            entry("CURRENT_REGION", session -> session.account().settings().region()),
            entry("CURRENT_VERSION", session -> VERSION),
            entry("CURRENT_IP_ADDRESS", session -> "127.0.0.1"),
            entry("CURRENT_TRANSACTION", ContextFunctions::transaction),
            entry("CURRENT_CLIENT", session -> session.client().orElse(null)),
            entry(
                    "LAST_TRANSACTION",
                    session -> session.lastTransaction().map(String::valueOf).orElse(null)),
            entry("ALL_USER_NAMES", session -> list(List.of(session.user()))),
            entry("INVOKER_ROLE", session -> session.role().orElse(null)),
            entry("INVOKER_SHARE", session -> null));

    /** What they answer is not kept here. */
    private static final Set<String> REFUSED = Set.of(
            "IS_APPLICATION_ROLE_IN_SESSION",
            "IS_GRANTED_TO_INVOKER_ROLE",
            "IS_INSTANCE_ROLE_IN_SESSION",
            "POLICY_CONTEXT");

    private ContextFunctions() {}

    static Optional<TypedValue> call(Session session, String name, List<TypedValue> arguments) {
        if (name.equals("LAST_QUERY_ID")) {
            return Optional.of(TypedValue.text(session.queryId(place(arguments)).orElse(null)));
        }
        if (REFUSED.contains(name)) {
            throw Errors.unsupported(name);
        }
        if (arguments.size() == 1) {
            return ofOne(session, name, arguments.get(0));
        }
        if (!arguments.isEmpty()) {
            return new SystemFunctions(session).call(name, arguments);
        }
        return Optional.ofNullable(SIMPLE.get(name)).map(function -> TypedValue.text(function.apply(session)));
    }

    private static Optional<TypedValue> ofOne(Session session, String name, TypedValue argument) {
        String text = argument.value() == null ? null : argument.value().toString();
        return switch (name) {
            case "GETVARIABLE", "SESSION_CONTEXT" -> Optional.of(TypedValue.text(variable(session, text)));
            case "IS_DATABASE_ROLE_IN_SESSION" ->
                Optional.of(databaseRole(session, session.database().orElse(null), argument));
            case "SYSTEM$GET_TAG_ALLOWED_VALUES" -> Optional.of(TypedValue.text(allowedValues(session, text)));
            case "SYSTEM$GET_TAG_ON_CURRENT_COLUMN", "SYSTEM$GET_TAG_ON_CURRENT_TABLE" ->
                throw Errors.unsupported(name + " outside a policy");
            case "IS_ROLE_IN_SESSION" ->
                Optional.of(new TypedValue(SqlTypes.BOOLEAN, text == null ? null : isActive(session, text)));
            default -> Optional.empty();
        };
    }

    private static @Nullable String allowedValues(Session session, @Nullable String tag) {
        return tag == null
                ? null
                : session.objects()
                        .require(ObjectKind.TAG, Tag.class, SqlParser.parseName(tag))
                        .allowedText()
                        .orElse(null);
    }

    private static @Nullable String variable(Session session, @Nullable String name) {
        return name == null
                ? null
                : session.variable(name)
                        .map(TypedValue::value)
                        .map(Object::toString)
                        .orElse(null);
    }

    static boolean isActive(Session session, String role) {
        return new RoleHierarchy(session.account()).active(session).contains(role);
    }

    /** Whether a role of the database, by its name alone, is in force; without a database none is. */
    static TypedValue databaseRole(Session session, @Nullable String database, TypedValue name) {
        if (!(name.value() instanceof String role)) {
            return new TypedValue(SqlTypes.BOOLEAN, null);
        }
        return new TypedValue(SqlTypes.BOOLEAN, database != null && isActive(session, database, role));
    }

    /** Whether a role of a database is in force. */
    static boolean isActive(Session session, String database, String role) {
        return isActive(
                session,
                Grants.holder(
                        ObjectKind.DATABASE_ROLE.name(),
                        QualifiedName.quoted(database) + "." + QualifiedName.quoted(role)));
    }

    private static int place(List<TypedValue> arguments) {
        return arguments.isEmpty() || !(arguments.get(0).value() instanceof BigDecimal number) ? -1 : number.intValue();
    }

    /** The roles granted to the user, where they are in force. */
    private static String secondaryRoles(Session session) {
        if (!session.current().secondaryRoles()) {
            return "{\"roles\":\"\",\"value\":\"\"}";
        }
        String roles = session
                .account()
                .grants()
                .list(grant -> grant.kind().equals("ROLE")
                        && grant.granteeKind().equals("USER")
                        && grant.grantee().equals(session.user()))
                .stream()
                .map(Grants.Grant::object)
                .collect(Collectors.joining(","));
        return "{\"roles\":\"" + roles + "\",\"value\":\"ALL\"}";
    }

    private static String schemas(Session session) {
        Optional<String> database = session.database();
        Optional<String> schema = session.schema();
        return database.isEmpty() || schema.isEmpty() ? "[]" : list(List.of(database.get() + "." + schema.get()));
    }

    private static @Nullable String transaction(Session session) {
        return session.transaction().map(Transaction::id).map(String::valueOf).orElse(null);
    }

    private static String list(Iterable<String> items) {
        StringBuilder text = new StringBuilder("[");
        for (String item : items) {
            text.append(text.length() > 1 ? ", " : "").append('"').append(item).append('"');
        }
        return text.append(']').toString();
    }
}
