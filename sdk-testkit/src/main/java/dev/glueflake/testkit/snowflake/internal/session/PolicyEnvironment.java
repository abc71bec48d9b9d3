package dev.glueflake.testkit.snowflake.internal.session;

import dev.glueflake.testkit.snowflake.internal.catalog.Catalog;
import dev.glueflake.testkit.snowflake.internal.catalog.CatalogObject;
import dev.glueflake.testkit.snowflake.internal.catalog.QualifiedName;
import dev.glueflake.testkit.snowflake.internal.catalog.Tag;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.bind.ForwardingEnvironment;
import dev.glueflake.testkit.snowflake.internal.sql.parse.SqlParser;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the body of a policy may refer to: the session's role and user, the database and schema of the protected object, and as
 * INVOKER_ROLE the role that reads it: a view's owner where a view does.
 */
final class PolicyEnvironment extends ForwardingEnvironment {
    private final Session session;
    private final ExecutionScope scope;
    private final CatalogObject object;
    private final @Nullable String column;
    private final String invoker;

    /** @param column that is masked, as an attached policy keeps it; null for a row access policy */
    PolicyEnvironment(
            Session session, ExecutionScope scope, CatalogObject object, @Nullable String column, String invoker) {
        super(session.environment(scope));
        this.session = session;
        this.scope = scope;
        this.object = object;
        this.column = column;
        this.invoker = invoker;
    }

    PolicyEnvironment(Session session, ExecutionScope scope, CatalogObject policy) {
        this(session, scope, policy, null, session.role().orElse(""));
    }

    @Override
    public Optional<TypedValue> contextFunction(String name, List<TypedValue> arguments) {
        return switch (name) {
            case "CURRENT_DATABASE" -> Optional.of(TypedValue.text(object.name().database()));
            case "CURRENT_SCHEMA" -> Optional.of(TypedValue.text(object.name().schema()));
            case "INVOKER_ROLE" -> Optional.of(TypedValue.text(invoker));
            case "IS_DATABASE_ROLE_IN_SESSION" ->
                arguments.size() == 1
                        ? Optional.of(ContextFunctions.databaseRole(
                                session, object.name().database(), arguments.get(0)))
                        : Optional.empty();
            case "IS_GRANTED_TO_INVOKER_ROLE" -> arguments.size() == 1 ? granted(arguments.get(0)) : Optional.empty();
            case SysContext.NAME -> new SysContext(session, scope, object.name().database()).call(arguments);
            case "SYSTEM$GET_TAG_ON_CURRENT_COLUMN", "SYSTEM$GET_TAG_ON_CURRENT_TABLE" ->
                arguments.size() == 1 ? tag(name, arguments.get(0)) : Optional.empty();
            default -> super.contextFunction(name, arguments);
        };
    }

    /** A tag of the protected object; where the policy is only checked there is none. */
    private Optional<TypedValue> tag(String function, TypedValue name) {
        if (!(name.value() instanceof String text)) {
            return Optional.of(TypedValue.text(null));
        }
        Tag tag = session.objects().require(ObjectKind.TAG, Tag.class, written(text));
        Catalog catalog = session.account().catalog();
        List<TagUse> uses = column == null || function.endsWith("TABLE")
                ? TagUse.of(catalog, object)
                : TagUse.ofColumn(catalog, object, column);
        return Optional.of(TypedValue.text(TagUse.value(uses, tag).orElse(null)));
    }

    /** A name is meant as in the object's own schema. */
    private ObjectName written(String text) {
        ObjectName name = SqlParser.parseName(text);
        QualifiedName full =
                new NameContext(object.name().database(), object.name().schema()).qualify(name, "SELECT");
        return full.written();
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
