package dev.glueflake.testkit.snowflake.internal.session;

import dev.glueflake.testkit.snowflake.internal.catalog.CatalogObject;
import dev.glueflake.testkit.snowflake.internal.catalog.QualifiedName;
import dev.glueflake.testkit.snowflake.internal.sql.bind.ForwardingEnvironment;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.util.List;
import java.util.Optional;

/**
 * What the body of a policy may refer to: the session's role and user, the database and schema of the protected object, and as
 * INVOKER_ROLE the role that reads it: a view's owner where a view does.
 */
final class PolicyEnvironment extends ForwardingEnvironment {
    private final Session session;
    private final QualifiedName object;
    private final String invoker;

    PolicyEnvironment(Session session, ExecutionScope scope, CatalogObject object, String invoker) {
        super(session.environment(scope));
        this.session = session;
        this.object = object.name();
        this.invoker = invoker;
    }

    PolicyEnvironment(Session session, ExecutionScope scope, CatalogObject policy) {
        this(session, scope, policy, session.role().orElse(""));
    }

    @Override
    public Optional<TypedValue> contextFunction(String name, List<TypedValue> arguments) {
        return switch (name) {
            case "CURRENT_DATABASE" -> Optional.of(TypedValue.text(object.database()));
            case "CURRENT_SCHEMA" -> Optional.of(TypedValue.text(object.schema()));
            case "INVOKER_ROLE" -> Optional.of(TypedValue.text(invoker));
            case "IS_GRANTED_TO_INVOKER_ROLE" -> arguments.size() == 1 ? granted(arguments.get(0)) : Optional.empty();
            default -> super.contextFunction(name, arguments);
        };
    }

    private Optional<TypedValue> granted(TypedValue role) {
        boolean has = role.value() instanceof String name
                && new RoleHierarchy(session.account()).below(invoker).contains(name);
        return Optional.of(new TypedValue(SqlTypes.BOOLEAN, role.value() == null ? null : has));
    }

    @Override
    public Optional<TypedValue> scriptVariable(String name) {
        return Optional.empty();
    }
}
