package dev.glueflake.testkit.snowflake.internal.script;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Script.Declaration;
import dev.glueflake.testkit.snowflake.internal.sql.ast.TypeName;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Everything that has a name in a running script, inner blocks before outer ones. Not thread-safe. */
final class Frame {
    private final Deque<Scope> scopes = new ArrayDeque<>();

    /** Names of one block. */
    private static final class Scope {
        private final Map<String, Object> names = new HashMap<>();
    }

    /** @param type null where the value has not decided it yet */
    record Variable(@Nullable TypeName type, TypedValue value) {}

    Frame() {
        enter();
        declare("SQLROWCOUNT", new Variable(null, new TypedValue(SqlTypes.INTEGER, null)));
        declare("SQLFOUND", new Variable(null, new TypedValue(SqlTypes.BOOLEAN, null)));
        declare("SQLNOTFOUND", new Variable(null, new TypedValue(SqlTypes.BOOLEAN, null)));
        declare("SQLID", new Variable(null, TypedValue.text(null)));
        enter();
    }

    void enter() {
        scopes.push(new Scope());
    }

    void leave() {
        scopes.pop();
    }

    /** Gives a name of the innermost block a meaning: a {@link Variable}, {@link Cursor}, result or declared exception. */
    void declare(String name, Object meaning) {
        scopes.element().names.put(name, meaning);
    }

    <T> T require(Class<T> type, String kind, Identifier name) {
        return find(type, name.text())
                .orElseThrow(() -> Errors.compilation(
                        "000904",
                        "42000",
                        "error line " + name.at().line() + " at position "
                                + name.at().column() + "\n" + kind + " '" + name.text() + "' is not declared."));
    }

    <T> Optional<T> find(Class<T> type, String name) {
        for (Scope scope : scopes) {
            Object meaning = scope.names.get(name);
            if (meaning != null) {
                return Optional.of(meaning).filter(type::isInstance).map(type::cast);
            }
        }
        return Optional.empty();
    }

    /** Another meaning for a name where it was declared. */
    void replace(String name, Object meaning) {
        for (Scope scope : scopes) {
            if (scope.names.containsKey(name)) {
                scope.names.put(name, meaning);
                return;
            }
        }
        throw new IllegalStateException(name + " was not declared");
    }

    Optional<Declaration.NamedException> exception(String name) {
        return find(Declaration.NamedException.class, name);
    }

    /** A statement has run: DML sets the variables that tell what it did. */
    void ran(StatementResult result, String queryId) {
        replace("SQLID", new Variable(null, TypedValue.text(queryId)));
        if (result.kind().isDml()) {
            replace(
                    "SQLROWCOUNT",
                    new Variable(null, new TypedValue(SqlTypes.INTEGER, BigDecimal.valueOf(result.affected()))));
            replace("SQLFOUND", new Variable(null, new TypedValue(SqlTypes.BOOLEAN, result.affected() > 0)));
            replace("SQLNOTFOUND", new Variable(null, new TypedValue(SqlTypes.BOOLEAN, result.affected() == 0)));
        }
    }

    /** All variables that a statement may name now. */
    Map<String, TypedValue> variables() {
        Map<String, TypedValue> visible = new HashMap<>();
        for (Iterator<Scope> outerFirst = scopes.descendingIterator(); outerFirst.hasNext(); ) {
            outerFirst.next().names.forEach((name, meaning) -> {
                visible.remove(name);
                if (meaning instanceof Variable variable) {
                    visible.put(name, variable.value());
                }
            });
        }
        return visible;
    }
}
