package dev.glueflake.testkit.snowflake.internal.sql.ast;

import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.CreateMode;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Statements about objects of the account, and those that change or copy an object of any kind. */
public sealed interface ObjectStatement extends Statement.Command {

    /** CREATE of an object that is a name with options: WAREHOUSE, USER, ROLE, DATABASE ROLE, TAG, RESOURCE MONITOR, STORAGE INTEGRATION. */
    record CreateObject(ObjectKind kind, ObjectName name, CreateMode mode, List<Option> options)
            implements ObjectStatement {}

    /** CREATE OR ALTER: what {@code create} says, which replaces what stands, or what changes that into it. */
    record CreateOrAlter(Statement create) implements ObjectStatement {}

    /** CREATE MASKING POLICY and CREATE ROW ACCESS POLICY. */
    record CreatePolicy(
            ObjectKind kind,
            ObjectName name,
            CreateMode mode,
            List<Expression.Parameter> signature,
            TypeName returns,
            PolicyBody body,
            List<Option> options)
            implements ObjectStatement {}

    /** What stands behind the arrow; {@code text} as written. */
    record PolicyBody(Expression expression, String text) {}

    /** {@code CREATE … CLONE} of everything but tables. */
    record CreateClone(
            ObjectKind kind,
            ObjectName name,
            CreateMode mode,
            boolean isTransient,
            ObjectName origin,
            Query.@Nullable TimeTravel travel,
            List<Option> options)
            implements ObjectStatement {}

    /** ALTER of everything but tables and the session. */
    record Alter(ObjectKind kind, ObjectName name, boolean ifExists, Change change) implements ObjectStatement {}

    /** ALTER FUNCTION and ALTER PROCEDURE, which go by their argument types too. */
    record AlterRoutine(ObjectKind kind, ObjectName name, List<TypeName> argumentTypes, boolean ifExists, Change change)
            implements ObjectStatement {}

    sealed interface Change {
        record RenameTo(ObjectName name) implements Change {}

        record SwapWith(ObjectName other) implements Change {}

        record Set(List<Option> options) implements Change {}

        record Unset(List<String> names) implements Change {}

        record SetTags(List<TagValue> tags) implements Change {}

        record UnsetTags(List<ObjectName> tags) implements Change {}

        /** {@code MODIFY COLUMN c SET TAG …, COLUMN d UNSET TAG …}; each change is of tags. */
        record ColumnTags(List<ColumnTag> changes) implements Change {}

        /** {@code SET} or {@code UNSET MASKING POLICY p, MASKING POLICY q [FORCE]} of a tag. */
        record TagPolicies(boolean set, List<ObjectName> policies, boolean force) implements Change {}

        /** A command in words: {@code SUSPEND}, {@code RESUME}, {@code RESUME IF SUSPENDED}, {@code ABORT ALL QUERIES}, {@code REMOVE WHEN}. */
        record Act(String words) implements Change {}

        record CommentOnColumn(Identifier column, String text) implements Change {}

        /** {@code SET BODY -> …} of a policy. */
        record SetBody(PolicyBody body) implements Change {}

        record Policies(List<PolicyChange> changes) implements Change {}

        /** {@code ADD} or {@code DROP ALLOWED_VALUES}. */
        record AllowedValues(boolean add, List<String> values) implements Change {}

        /** {@code ADD} or {@code REMOVE AFTER}. */
        record After(boolean add, List<ObjectName> tasks) implements Change {}

        /** {@code MODIFY AS} a statement or {@code MODIFY WHEN} a condition, as written. */
        record Modify(boolean condition, String text) implements Change {}
    }

    record TagValue(ObjectName tag, String value) {}

    record ColumnTag(Identifier column, Change change) {}

    /** {@code ALTER ACCOUNT SET | UNSET}. */
    record AlterAccount(Change change) implements ObjectStatement {}

    /** {@code EXPLAIN [USING …] statement}; {@code format} is TABULAR, JSON or TEXT. */
    record Explain(String format, Statement statement) implements ObjectStatement {}

    /** {@code DESCRIBE RESULT 'id' | LAST_QUERY_ID()}. */
    record DescribeResult(Expression queryId) implements ObjectStatement {}

    record DescribeTransaction(String id) implements ObjectStatement {}

    /** {@code USE SECONDARY ROLES ALL | NONE}. */
    record UseSecondaryRoles(boolean all) implements ObjectStatement {}

    /** GRANT or, with {@code revoke}, REVOKE. */
    record Grant(boolean revoke, GrantSubject subject, Grantee grantee, boolean grantOption)
            implements ObjectStatement {}

    sealed interface GrantSubject {
        /** {@code GRANT ROLE r TO …} and {@code GRANT DATABASE ROLE d.r TO …}. */
        record OfRole(ObjectKind kind, ObjectName role) implements GrantSubject {}

        /** {@code name} is null for ACCOUNT; {@code kind} in words: TABLE, EXTERNAL TABLE; empty where only a relation's name was written. */
        record OnObject(
                List<String> privileges,
                String kind,
                @Nullable ObjectName name) implements GrantSubject {}

        /** {@code ON ALL | FUTURE kinds IN DATABASE | SCHEMA name}; {@code kind} in the singular. */
        record OnMany(List<String> privileges, boolean future, String kind, String scope, ObjectName in)
                implements GrantSubject {}
    }

    /** {@code kind} is ROLE, DATABASE_ROLE or USER. */
    record Grantee(ObjectKind kind, ObjectName name) {}
}
