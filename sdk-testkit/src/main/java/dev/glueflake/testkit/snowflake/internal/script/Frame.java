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
import java.util.function.Supplier;
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
        declare("ACTIVITY_COUNT", new Variable(null, new TypedValue(SqlTypes.INTEGER, null)));
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

    /** The block that is innermost now. */
    Object innermost() {
        return scopes.element();
    }

    /** The work in a block of its own right inside {@code block}: what lies between is out of sight meanwhile. */
    <T> T within(Object block, Supplier<T> work) {
        Deque<Scope> hidden = new ArrayDeque<>();
        while (!scopes.element().equals(block)) {
            hidden.push(scopes.pop());
        }
        enter();
        try {
            return work.get();
        } finally {
            leave();
            while (!hidden.isEmpty()) {
                scopes.push(hidden.pop());
            }
        }
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

    /** A statement has run: the variables that tell what DML did become NULL if it was none. */
    void ran(StatementResult result, String queryId) {
        boolean dml = result.kind().isDml();
        set("SQLID", TypedValue.text(queryId));
        set("SQLROWCOUNT", count(dml ? result.affected() : null));
        set(
                "ACTIVITY_COUNT",
                count(dml ? result.affected() : (long) result.rows().size()));
        set("SQLFOUND", new TypedValue(SqlTypes.BOOLEAN, dml ? result.affected() > 0 : null));
        set("SQLNOTFOUND", new TypedValue(SqlTypes.BOOLEAN, dml ? result.affected() == 0 : null));
    }

    /** Of the statement that ran last. */
    String lastQueryId() {
        return find(Variable.class, "SQLID")
                .map(variable -> String.valueOf(variable.value().value()))
                .orElseThrow(() -> new IllegalStateException("no statement has run"));
    }

    private void set(String name, TypedValue value) {
        replace(name, new Variable(null, value));
    }

    private static TypedValue count(@Nullable Long rows) {
        return new TypedValue(SqlTypes.INTEGER, rows == null ? null : BigDecimal.valueOf(rows));
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
