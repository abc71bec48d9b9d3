package dev.glueflake.testkit.snowflake.internal.script;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.session.DeferredNames;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.ast.TypeName;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Environment;
import dev.glueflake.testkit.snowflake.internal.sql.bind.TypeNames;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import java.util.List;
import java.util.Optional;

/** A routine as statements name it: {@code key} is its plain name with its argument types. */
public record Signature(ObjectName name, String key) {

    /** The name resolved, the types those that the session knows by these words. */
    public static Signature of(ObjectName written, List<TypeName> types, Environment environment) {
        ObjectName name = DeferredNames.resolve(written, environment);
        List<SqlType> arguments =
                types.stream().map(type -> TypeNames.type(type, environment)).toList();
        return new Signature(name, Routine.key(name.last().text(), arguments));
    }

    public Optional<Routine> find(ObjectKind kind, Session session) {
        return session.objects().overloads(kind, name).stream()
                .filter(object -> object.key().equals(key))
                .map(Routine.class::cast)
                .findFirst();
    }

    public RuntimeException missing(ObjectKind kind) {
        return Errors.doesNotExist(kind.word(), key);
    }
}
