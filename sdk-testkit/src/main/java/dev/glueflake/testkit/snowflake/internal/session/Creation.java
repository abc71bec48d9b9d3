package dev.glueflake.testkit.snowflake.internal.session;

import dev.glueflake.testkit.snowflake.internal.catalog.CatalogObject;
import dev.glueflake.testkit.snowflake.internal.result.StatementKind;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.CreateMode;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import java.util.Optional;
import java.util.function.Function;

/**
 * What CREATE of streams, tasks, alerts and pipes have in common: an object of that name is in the way, stays or is replaced, and the
 * answer tells which.
 */
public final class Creation {
    private final Session session;
    private final ObjectKind kind;
    private final ObjectName name;

    /** @param name resolved */
    public Creation(Session session, ObjectKind kind, ObjectName name) {
        this.session = session;
        this.kind = kind;
        this.name = name;
    }

    /**
     * Creates the object unless there is one that stays.
     *
     * @param make the object, given the one that it replaces
     */
    public StatementResult unlessStanding(CreateMode mode, Function<Optional<CatalogObject>, CatalogObject> make) {
        String operation = "CREATE " + kind.name().replace('_', ' ');
        Optional<CatalogObject> standing = session.objects().standing(kind, name, mode, operation);
        if (standing.isPresent() && mode == CreateMode.IF_NOT_EXISTS) {
            return answer(false);
        }
        session.objects().create(make.apply(standing), mode, false);
        return answer(true);
    }

    /** Puts a copy of another object there. */
    public StatementResult put(CatalogObject copy, CreateMode mode) {
        return answer(session.objects().create(copy, mode, false));
    }

    private StatementResult answer(boolean created) {
        String shown = name.last().text();
        return StatementResult.status(
                StatementKind.DDL,
                created
                        ? kind.word() + " " + shown + " successfully created."
                        : shown + " already exists, statement succeeded.");
    }
}
