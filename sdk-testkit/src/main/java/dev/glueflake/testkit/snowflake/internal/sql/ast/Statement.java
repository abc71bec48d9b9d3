package dev.glueflake.testkit.snowflake.internal.sql.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One SQL statement as written. A statement that the fake does not have never becomes one of these: the parser refuses it. */
public sealed interface Statement {

    /** Statements that are kept in files of their own. */
    non-sealed interface Command extends Statement {}

    /** {@code SELECT}, {@code WITH}, {@code VALUES}. */
    record Select(Query query) implements Statement {}

    /** {@code INSERT [OVERWRITE] INTO t [(columns)] query}; VALUES is a query too. */
    record Insert(ObjectName table, List<Identifier> columns, boolean overwrite, Query source) implements Statement {}

    /**
     * {@code INSERT [OVERWRITE] ALL | FIRST … query}.
     *
     * @param first a row goes only to the first branch whose condition holds
     * @param branches one without a condition is unconditional
     */
    record InsertAll(
            boolean overwrite, boolean first, List<InsertBranch> branches, List<InsertTarget> otherwise, Query source)
            implements Statement {}

    record InsertBranch(@Nullable Expression condition, List<InsertTarget> targets) {}

    /** {@code INTO t [(columns)] [VALUES (…)]}; without values the row as it is. */
    record InsertTarget(ObjectName table, List<Identifier> columns, List<Expression> values) {}

    /** {@code statement ->> statement ->> …}: each may read the results before it as {@code $1}, {@code $2}, … */
    record Flow(List<Statement> steps) implements Statement {}

    record Update(
            ObjectName table,
            Query.@Nullable Alias alias,
            List<Assignment> assignments,
            List<Query.TableExpression> from,
            @Nullable Expression where)
            implements Statement {}

    /** {@code column = value}; the target's qualifier is already dropped. {@code value} null means DEFAULT. */
    record Assignment(Identifier column, @Nullable Expression value) {}

    record Delete(
            ObjectName table,
            Query.@Nullable Alias alias,
            List<Query.TableExpression> using,
            @Nullable Expression where)
            implements Statement {}

    record Merge(
            ObjectName table,
            Query.@Nullable Alias alias,
            Query.TableExpression source,
            Expression on,
            List<MergeClause> clauses)
            implements Statement {}

    /** A WHEN of a MERGE, in the order written. */
    sealed interface MergeClause {
        @Nullable
        Expression condition();

        /** No assignments is {@code UPDATE ALL BY NAME}. */
        record MatchedUpdate(@Nullable Expression condition, List<Assignment> assignments) implements MergeClause {
            public boolean isByName() {
                return assignments.isEmpty();
            }
        }

        record MatchedDelete(@Nullable Expression condition) implements MergeClause {}

        /** No values is {@code INSERT ALL BY NAME}. */
        record NotMatchedInsert(
                @Nullable Expression condition, List<Identifier> columns, List<@Nullable Expression> values)
                implements MergeClause {
            public boolean isByName() {
                return values.isEmpty();
            }
        }
    }

    record Truncate(ObjectName table, boolean ifExists) implements Statement {}

    // ---- definitions

    /** How CREATE meets an existing object. */
    enum CreateMode {
        FAIL_IF_EXISTS,
        OR_REPLACE,
        IF_NOT_EXISTS
    }

    record CreateDatabase(Identifier name, CreateMode mode, boolean isTransient, List<Option> options)
            implements Statement {}

    record CreateSchema(ObjectName name, CreateMode mode, boolean isTransient, List<Option> options)
            implements Statement {}

    enum Persistence {
        PERMANENT,
        TRANSIENT,
        TEMPORARY
    }

    record CreateTable(
            ObjectName name,
            CreateMode mode,
            Persistence persistence,
            TableSource source,
            List<Option> options,
            boolean copyGrants)
            implements Statement {}

    sealed interface TableSource {
        record Columns(List<ColumnDefinition> columns, List<TableConstraint> constraints) implements TableSource {}

        /** CREATE TABLE … AS query; {@code columns} may be empty, their types absent. */
        record AsQuery(List<ColumnDefinition> columns, Query query) implements TableSource {}

        record Like(ObjectName table) implements TableSource {}

        /** {@code query} gives an array of columns as INFER_SCHEMA describes them. */
        record Template(Query query) implements TableSource {}

        record Clone(ObjectName table, Query.@Nullable TimeTravel travel) implements TableSource {}
    }

    /** {@code type} is null only in CREATE TABLE … AS; {@code tags} are options {@code TAG (…)}. */
    record ColumnDefinition(
            Identifier name,
            @Nullable TypeName type,
            boolean notNull,
            @Nullable Expression defaultValue,
            @Nullable Identity identity,
            boolean primaryKey,
            boolean unique,
            @Nullable String comment,
            @Nullable PolicyUse mask,
            List<Option> tags) {}

    /** {@code ordered} is null where neither ORDER nor NOORDER was said. */
    record Identity(long start, long step, @Nullable Boolean ordered) {}

    /** {@code references} only for foreign keys. */
    record TableConstraint(
            @Nullable Identifier name,
            ConstraintKind kind,
            List<Identifier> columns,
            @Nullable References references) {}

    /** {@code columns} is empty where the other table's primary key is meant; the actions as written, or {@code NO ACTION}. */
    record References(ObjectName table, List<Identifier> columns, String onUpdate, String onDelete) {}

    enum ConstraintKind {
        PRIMARY_KEY,
        UNIQUE,
        FOREIGN_KEY
    }

    /**
     * CREATE EXTERNAL TABLE; {@code PARTITION_TYPE}, {@code PATTERN} and the like are among the options.
     *
     * @param template of USING TEMPLATE, in place of columns
     */
    record CreateExternalTable(
            ObjectName name,
            CreateMode mode,
            List<ExternalColumn> columns,
            @Nullable Query template,
            List<Identifier> partitionBy,
            StageReference location,
            List<Option> options,
            boolean copyGrants)
            implements Statement {

        public CreateExternalTable withColumns(List<ExternalColumn> described) {
            return new CreateExternalTable(name, mode, described, null, partitionBy, location, options, copyGrants);
        }
    }

    /** ALTER EXTERNAL TABLE; its columns are changed by ALTER TABLE. */
    record AlterExternalTable(ObjectName table, boolean ifExists, ExternalTableChange change) implements Statement {}

    record CreateView(
            ObjectName name, CreateMode mode, List<ViewColumn> columns, Query query, String text, List<Option> options)
            implements Statement {}

    record ViewColumn(
            Identifier name,
            @Nullable String comment,
            @Nullable PolicyUse mask,
            List<Option> tags) {}

    /** {@code ordered} is null where neither ORDER nor NOORDER was said. */
    record CreateSequence(
            ObjectName name,
            CreateMode mode,
            long start,
            long increment,
            @Nullable Boolean ordered,
            List<Option> options)
            implements Statement {}

    record CreateStage(ObjectName name, CreateMode mode, boolean temporary, List<Option> options)
            implements Statement {}

    record CreateFileFormat(ObjectName name, CreateMode mode, boolean temporary, List<Option> options)
            implements Statement {}

    record CreateProcedure(ObjectName name, CreateMode mode, RoutineDefinition.Form form, RoutineDefinition routine)
            implements Statement {}

    record CreateFunction(ObjectName name, CreateMode mode, RoutineDefinition.Form form, RoutineDefinition routine)
            implements Statement {}

    record AlterTable(ObjectName table, boolean ifExists, TableChange change) implements Statement {}

    sealed interface TableChange {
        record RenameTo(ObjectName name) implements TableChange {}

        record SwapWith(ObjectName other) implements TableChange {}

        record AddColumns(List<ColumnDefinition> columns, List<TableConstraint> constraints, boolean ifNotExists)
                implements TableChange {}

        /** Columns with {@code AS (expression)}, which only external tables have. */
        record AddExternalColumns(List<ExternalColumn> columns, boolean ifNotExists) implements TableChange {}

        record DropColumns(List<Identifier> columns, boolean ifExists) implements TableChange {}

        record RenameColumn(Identifier from, Identifier to) implements TableChange {}

        record AlterColumn(Identifier column, ColumnChange change) implements TableChange {}

        /** Several columns in one statement; none changes if one is refused. */
        record AlterColumns(List<AlterColumn> changes) implements TableChange {}

        record AddConstraint(TableConstraint constraint) implements TableChange {}

        /** By name, or by kind and columns where {@code name} is null. */
        record DropConstraint(
                @Nullable Identifier name, @Nullable ConstraintKind kind, List<Identifier> columns)
                implements TableChange {}

        record RenameConstraint(Identifier from, Identifier to) implements TableChange {}

        record SetOptions(List<Option> options) implements TableChange {}

        record UnsetOptions(List<String> names) implements TableChange {}

        record Policies(List<PolicyChange> changes) implements TableChange {}

        /** {@code SUSPEND | RESUME RECLUSTER}. */
        record Recluster(boolean suspend) implements TableChange {}

        /** {@code ADD | DROP SEARCH OPTIMIZATION}; {@code targets} as written, none for the whole table. */
        record SearchOptimization(boolean add, List<String> targets) implements TableChange {}
    }

    sealed interface ColumnChange {
        record SetType(TypeName type) implements ColumnChange {}

        record SetNotNull() implements ColumnChange {}

        record DropNotNull() implements ColumnChange {}

        record SetDefault(Expression value) implements ColumnChange {}

        record DropDefault() implements ColumnChange {}

        record SetComment(String text) implements ColumnChange {}
    }

    /** Kinds of named objects, with the word that Snowflake's commands and messages use. */
    enum ObjectKind {
        DATABASE("Database"),
        SCHEMA("Schema"),
        TABLE("Table"),
        DYNAMIC_TABLE("Dynamic table"),
        EXTERNAL_TABLE("External table"),
        VIEW("View"),
        MATERIALIZED_VIEW("Materialized view"),
        SEQUENCE("Sequence"),
        STAGE("Stage"),
        FILE_FORMAT("File format"),
        PROCEDURE("Procedure"),
        FUNCTION("Function"),
        STREAM("Stream"),
        TASK("Task"),
        ALERT("Alert"),
        PIPE("Pipe"),
        WAREHOUSE("Warehouse"),
        ROLE("Role"),
        DATABASE_ROLE("Database role"),
        USER("User"),
        TAG("Tag"),
        MASKING_POLICY("Masking policy"),
        ROW_ACCESS_POLICY("Row access policy"),
        RESOURCE_MONITOR("Resource monitor"),
        INTEGRATION("Integration");

        private final String word;

        ObjectKind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** {@code cascade} unless RESTRICT was written; {@code argumentTypes} only for procedures and functions. */
    record Drop(ObjectKind kind, ObjectName name, boolean ifExists, boolean cascade, List<TypeName> argumentTypes)
            implements Statement {}

    record Undrop(ObjectKind kind, ObjectName name) implements Statement {}

    /** {@code argumentTypes} as {@link Drop} has them. */
    record Comment(
            ObjectKind kind,
            ObjectName name,
            @Nullable Identifier column,
            List<TypeName> argumentTypes,
            boolean ifExists,
            String text)
            implements Statement {}

    // ---- session and transactions

    record Use(ObjectKind kind, ObjectName name) implements Statement {}

    record AlterSessionSet(List<Option> parameters) implements Statement {}

    record AlterSessionUnset(List<String> parameters) implements Statement {}

    /** {@code SET a = 1} or {@code SET (a, b) = (1, 2)}; of several names one value is a query that gives a row of them. */
    record SetVariables(List<Identifier> names, List<Expression> values) implements Statement {}

    record UnsetVariables(List<Identifier> names) implements Statement {}

    record Begin(@Nullable Identifier name) implements Statement {}

    record Commit() implements Statement {}

    record Rollback() implements Statement {}

    // ---- looking

    /** {@code SHOW [TERSE] what [HISTORY] [LIKE '…'] [IN scope] [STARTS WITH '…'] [LIMIT n]}; {@code what} upper case, plural. */
    record Show(
            String what,
            boolean terse,
            @Nullable String like,
            @Nullable ShowScope scope,
            @Nullable String startsWith,
            @Nullable Long limit,
            @Nullable String from,
            boolean history)
            implements Statement {}

    /** {@code kind} is ACCOUNT, DATABASE, SCHEMA, TABLE or VIEW; {@code name} is absent for the current one. */
    record ShowScope(String kind, @Nullable ObjectName name) {}

    /** {@code stage}: {@code TYPE = STAGE}, the properties of a table's own stage. */
    record Describe(ObjectKind kind, ObjectName name, List<TypeName> argumentTypes, boolean stage)
            implements Statement {}

    // ---- files

    /** {@code COPY INTO table [(columns)] FROM @stage | 's3://…' | (SELECT …) options}. */
    record CopyIntoTable(ObjectName table, List<Identifier> columns, CopySource source, List<Option> options)
            implements Statement {}

    /**
     * {@code COPY INTO @stage | 's3://…' FROM table | (query) [PARTITION BY expression] options}.
     *
     * @param query the source as SQL text
     * @param partitionBy as written, or null
     */
    record CopyIntoLocation(
            CopySource target, String query, @Nullable String partitionBy, List<Option> options) implements Statement {}

    sealed interface CopySource {
        record Stage(StageReference stage) implements CopySource {}

        record Location(String url) implements CopySource {}

        record Transformation(Query query) implements CopySource {}
    }

    /** {@code COPY FILES INTO @stage FROM @stage | (SELECT …) options}. */
    record CopyFiles(StageReference target, CopySource source, List<Option> options) implements Statement {}

    record ListFiles(StageReference stage, @Nullable String pattern) implements Statement {}

    record RemoveFiles(StageReference stage, @Nullable String pattern) implements Statement {}

    /** {@code localPath} as written after {@code file://}. */
    record Put(String localPath, StageReference stage, List<Option> options) implements Statement {}

    record Get(StageReference stage, String localPath, List<Option> options) implements Statement {}

    // ---- procedures and scripts

    record Call(ObjectName procedure, List<Expression.Argument> arguments) implements Statement {}

    /** {@code WITH name AS PROCEDURE (…) … CALL name(…)}: a procedure for this one call. */
    record CallWith(ObjectName name, RoutineDefinition routine, Call call) implements Statement {}

    /** {@code EXECUTE IMMEDIATE '…' [USING (…)]}, also over a variable. */
    record ExecuteImmediate(Expression text, List<Identifier> using) implements Statement {}

    /** {@code EXECUTE IMMEDIATE FROM file [USING (name => value, …)] [DRY_RUN = TRUE]}; {@code file} as written, without quotes. */
    record ExecuteFile(String file, List<TemplateValue> using, boolean dryRun) implements Statement {}

    /** {@code name} as written: templates tell its case. */
    record TemplateValue(String name, Expression value) {}

    /** An anonymous Snowflake Scripting block. */
    record AnonymousBlock(Script.Block block) implements Statement {}
}
