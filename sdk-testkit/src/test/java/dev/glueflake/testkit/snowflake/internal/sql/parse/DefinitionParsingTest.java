package dev.glueflake.testkit.snowflake.internal.sql.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.CreateMode;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.Persistence;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.TableSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefinitionParsingTest {

    private static Statement one(String sql) {
        return SqlParser.parse(sql).get(0).statement();
    }

    private static TableSource.Columns columns(String definition) {
        return (TableSource.Columns) ((Statement.CreateTable) one("create table t (" + definition + ")")).source();
    }

    @ParameterizedTest
    @CsvSource({
        "create table t (a int), FAIL_IF_EXISTS, PERMANENT",
        "create or replace table t (a int), OR_REPLACE, PERMANENT",
        "create transient table if not exists t (a int), IF_NOT_EXISTS, TRANSIENT",
        "create or replace local temp table t (a int), OR_REPLACE, TEMPORARY",
        "create temporary table t (a int), FAIL_IF_EXISTS, TEMPORARY",
        "create global temporary table t (a int), FAIL_IF_EXISTS, TEMPORARY",
        "create volatile table t (a int), FAIL_IF_EXISTS, TEMPORARY",
    })
    void readsModeAndPersistenceOfATable(String sql, CreateMode mode, Persistence persistence) {
        Statement.CreateTable table = (Statement.CreateTable) one(sql);

        assertThat(table.mode()).isEqualTo(mode);
        assertThat(table.persistence()).isEqualTo(persistence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '^',
            quoteCharacter = '`',
            value = {
                "a number(38, 0) not null                   ^ A, TypeName(NUMBER, [38, 0]), true, -, -, false, false, -",
                "\"a\" varchar default 'x' || 'y' not null  ^ \"a\", TypeName(VARCHAR, []), true, Binary(CONCAT, StringLiteral(x), StringLiteral(y)), -, false, false, -",
                "a int not null default 0 comment 'c'       ^ A, TypeName(INT, []), true, NumberLiteral(0), -, false, false, c",
                "a int comment 'c' default 0 null           ^ A, TypeName(INT, []), false, NumberLiteral(0), -, false, false, c",
                "a int autoincrement                        ^ A, TypeName(INT, []), false, -, Identity(1, 1, -), false, false, -",
                "a int identity (5, -2) order               ^ A, TypeName(INT, []), false, -, Identity(5, -2, true), false, false, -",
                "a int autoincrement start 5 increment by 2 noorder primary key ^ A, TypeName(INT, []), false, -, Identity(5, 2, false), true, false, -",
                "a int unique not enforced primary key rely ^ A, TypeName(INT, []), false, -, -, true, true, -",
                "date date                                  ^ DATE, TypeName(DATE, []), false, -, -, false, false, -",
                "a timestamp without time zone              ^ A, TypeName(TIMESTAMP WITHOUT TIME ZONE, []), false, -, -, false, false, -",
                "a array, b object, c variant               ^ A, TypeName(ARRAY, []), false, -, -, false, false, -",
            })
    void readsColumnsWithAttributesInAnyOrder(String sql, String expected) {
        assertThat(TreeShape.of(columns(sql).columns().get(0))).isEqualTo("ColumnDefinition(" + expected + ", -, [])");
    }

    @Test
    void readsConstraintsOfTableAndColumns() {
        TableSource.Columns columns = columns(
                "a int references x (y) on delete cascade, constraint pk primary key (a, b) "
                        + "not enforced rely, b int constraint u unique, foreign key (b) references db.s.z match full, unique (a)");

        assertThat(columns.columns()).hasSize(2);
        assertThat(TreeShape.of(columns.constraints()))
                .isEqualTo("[TableConstraint(-, FOREIGN_KEY, [A], References(X, [Y], NO ACTION, CASCADE)), "
                        + "TableConstraint(PK, PRIMARY_KEY, [A, B], -), TableConstraint(U, UNIQUE, [B], -), "
                        + "TableConstraint(-, FOREIGN_KEY, [B], References(DB.S.Z, [], NO ACTION, NO ACTION)), "
                        + "TableConstraint(-, UNIQUE, [A], -)]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '^',
            quoteCharacter = '`',
            value = {
                "create table t like db.u                                  ^ Like(DB.U)",
                "create table t clone u before (timestamp => $x)           ^ Clone(U, TimeTravel(true, TIMESTAMP, SessionVariable(X), -))",
                "create table t copy grants clone u                        ^ Clone(U, -)",
                "create table t as select 1                                ^ AsQuery([], Select(false, [SelectItem(NumberLiteral(1), -)], [], -, -, -, -, -))",
                "create table t (a) comment = 'x' as (select 1)            ^ AsQuery([ColumnDefinition(A, -, false, -, -, false, false, -, -, [])], Select(false, [SelectItem(NumberLiteral(1), -)], [], -, -, -, -, -))",
            })
    void readsTablesMadeFromOthers(String sql, String expected) {
        assertThat(TreeShape.of(((Statement.CreateTable) one(sql)).source())).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '^',
            quoteCharacter = '`',
            value = {
                "cluster by (a, to_date(b)) comment = 'x' data_retention_time_in_days = 1 copy grants",
                "COPY GRANTS DATA_RETENTION_TIME_IN_DAYS = 1 CLUSTER BY (a, to_date(b)) COMMENT='x'",
                "comment='x', data_retention_time_in_days = 1 cluster by (a, to_date(b)) copy grants",
            })
    void readsOptionsOfATableInAnyOrder(String options) {
        Statement.CreateTable table = (Statement.CreateTable) one("create table t (a int) " + options);

        assertThat(table.copyGrants()).isTrue();
        assertThat(table.options())
                .extracting(TreeShape::of)
                .containsExactlyInAnyOrder(
                        "Option(CLUSTER BY, Text((a, to_date(b))))",
                        "Option(COMMENT, Text(x))",
                        "Option(DATA_RETENTION_TIME_IN_DAYS, NumberText(1))");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '^',
            quoteCharacter = '`',
            value = {
                "create database d                                       ^ CreateDatabase(D, FAIL_IF_EXISTS, false, [])",
                "create or replace transient database \"d\" comment='x'  ^ CreateDatabase(\"d\", OR_REPLACE, true, [Option(COMMENT, Text(x))])",
                "create schema if not exists d.s with managed access     ^ CreateSchema(D.S, IF_NOT_EXISTS, false, [Option(MANAGED ACCESS, Word(TRUE))])",
                "create schema s with tag (a.b = 'c') comment = 'x'      ^ CreateSchema(S, FAIL_IF_EXISTS, false, [Option(TAG, Group([Option(A.B, Text(c))])), Option(COMMENT, Text(x))])",
                "create sequence s                                       ^ CreateSequence(S, FAIL_IF_EXISTS, 1, 1, -, [])",
                "create or replace sequence s with start with = 5 increment by -2 order comment = 'x' ^ CreateSequence(S, OR_REPLACE, 5, -2, true, [Option(COMMENT, Text(x))])",
                "create sequence s increment 3 start 2                   ^ CreateSequence(S, FAIL_IF_EXISTS, 2, 3, -, [])",
                "create temporary stage s                                ^ CreateStage(S, FAIL_IF_EXISTS, true, [])",
                "create stage s url = 's3://b/p/' file_format = (type = csv null_if = ('', 'x') skip_header = 1) ^ CreateStage(S, FAIL_IF_EXISTS, false, [Option(URL, Text(s3://b/p/)), Option(FILE_FORMAT, Group([Option(TYPE, Word(CSV)), Option(NULL_IF, Items([Text(), Text(x)])), Option(SKIP_HEADER, NumberText(1))]))])",
                "create stage s file_format = db.s.f storage_integration = i ^ CreateStage(S, FAIL_IF_EXISTS, false, [Option(FILE_FORMAT, Name(DB.S.F)), Option(STORAGE_INTEGRATION, Word(I))])",
                "create or replace file format f type = 'CSV', null_if = () field_delimiter = ';' ^ CreateFileFormat(F, OR_REPLACE, false, [Option(TYPE, Text(CSV)), Option(NULL_IF, Items([])), Option(FIELD_DELIMITER, Text(;))])",
            })
    void readsOtherDefinitions(String sql, String expected) {
        assertThat(TreeShape.of(one(sql))).isEqualTo(expected);
    }

    @Test
    void readsViewsWithTheWholeStatementAsTheirText() {
        String sql = "CREATE OR REPLACE SECURE VIEW s.v (a, \"b\") COPY GRANTS COMMENT = 'x' AS\n  SELECT 1, 2";
        Statement.CreateView view = (Statement.CreateView) one("-- c\n" + sql + " ;");

        assertThat(view.text()).isEqualTo(sql);
        assertThat(view.columns()).extracting(column -> column.name()).hasToString("[A, \"b\"]");
        assertThat(view.mode()).isEqualTo(CreateMode.OR_REPLACE);
        assertThat(view.options()).extracting(option -> option.name()).contains("SECURE", "COMMENT");
    }

    @Test
    void readsProceduresWithEitherBody() {
        String head = "create or replace procedure db.s.p(a int, \"b\" varchar default 'x') ";
        Statement.CreateProcedure dollar = (Statement.CreateProcedure) one(
                head + "returns varchar not null language sql strict comment = 'c' execute as caller as $$ it's $$");
        Statement.CreateProcedure quoted = (Statement.CreateProcedure)
                one(head + "execute as owner language sql returns table (x int, y date) as 'it''s\\n'");
        Statement.CreateProcedure inline =
                (Statement.CreateProcedure) one(head + "returns int as begin let x := 1; return x; end; select 1");

        assertThat(dollar.routine().body()).isEqualTo(" it's ");
        assertThat(dollar.routine().callersRights()).isTrue();
        assertThat(dollar.routine().traits().strict()).isTrue();
        assertThat(TreeShape.of(dollar.routine().parameters()))
                .isEqualTo("[Parameter(A, TypeName(INT, []), -, false), "
                        + "Parameter(\"b\", TypeName(VARCHAR, []), StringLiteral(x), false)]");
        assertThat(quoted.routine().body()).isEqualTo("it's\n");
        assertThat(quoted.routine().callersRights()).isFalse();
        assertThat(quoted.routine().returns()).isNull();
        assertThat(quoted.routine().returnsTable()).hasSize(2);
        assertThat(inline.routine().body()).isEqualTo("begin let x := 1; return x; end");
        assertThat(inline.routine().language()).isEqualTo("SQL");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '^',
            quoteCharacter = '`',
            value = {
                "rename to s.u                                   ^ RenameTo(S.U)",
                "swap with db.s.u                                ^ SwapWith(DB.S.U)",
                "add a int                                       ^ AddColumns([ColumnDefinition(A, TypeName(INT, []), false, -, -, false, false, -, -, [])], [], false)",
                "add column if not exists a int, b date not null ^ AddColumns([ColumnDefinition(A, TypeName(INT, []), false, -, -, false, false, -, -, []), ColumnDefinition(B, TypeName(DATE, []), true, -, -, false, false, -, -, [])], [], true)",
                "drop column if exists a, \"b\"                  ^ DropColumns([A, \"b\"], true)",
                "drop a                                          ^ DropColumns([A], false)",
                "rename column a to \"b\"                        ^ RenameColumn(A, \"b\")",
                "alter column a set data type varchar(9)         ^ AlterColumn(A, SetType(TypeName(VARCHAR, [9])))",
                "modify a type number(9, 2)                      ^ AlterColumn(A, SetType(TypeName(NUMBER, [9, 2])))",
                "modify column a int                             ^ AlterColumn(A, SetType(TypeName(INT, [])))",
                "alter (column a drop not null)                  ^ AlterColumn(A, DropNotNull())",
                "alter a set not null                            ^ AlterColumn(A, SetNotNull())",
                "alter a set default s.nextval                   ^ AlterColumn(A, SetDefault(ColumnReference([S, NEXTVAL])))",
                "alter column a drop default                     ^ AlterColumn(A, DropDefault())",
                "alter column a comment 'x'                      ^ AlterColumn(A, SetComment(x))",
                "alter column a unset comment                    ^ AlterColumn(A, SetComment())",
                "set comment = 'x' data_retention_time_in_days=0 ^ SetOptions([Option(COMMENT, Text(x)), Option(DATA_RETENTION_TIME_IN_DAYS, NumberText(0))])",
                "unset comment, data_retention_time_in_days      ^ UnsetOptions([COMMENT, DATA_RETENTION_TIME_IN_DAYS])",
                "cluster by (a, b)                               ^ SetOptions([Option(CLUSTER BY, Text((a, b)))])",
                "drop clustering key                             ^ UnsetOptions([CLUSTER BY])",
            })
    void readsChangesOfATable(String change, String expected) {
        assertThat(TreeShape.of(one("alter table if exists db.t " + change)))
                .isEqualTo("AlterTable(DB.T, true, " + expected + ")");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '^',
            quoteCharacter = '`',
            value = {
                "drop table if exists db.s.t cascade            ^ Drop(TABLE, DB.S.T, true, true, [])",
                "drop file format f                             ^ Drop(FILE_FORMAT, F, false, true, [])",
                "drop procedure p()                             ^ Drop(PROCEDURE, P, false, true, [])",
                "drop procedure if exists s.p(int, varchar(3))  ^ Drop(PROCEDURE, S.P, true, true, [TypeName(INT, []), TypeName(VARCHAR, [3])])",
                "drop database \"d\"                            ^ Drop(DATABASE, d, false, true, [])",
                "undrop table t                                 ^ Undrop(TABLE, T)",
                "undrop database d                              ^ Undrop(DATABASE, D)",
                "comment on table s.t is 'x'                    ^ Comment(TABLE, S.T, -, [], false, x)",
                "comment if exists on column s.t.\"c\" is $$x$$ ^ Comment(TABLE, S.T, \"c\", [], true, x)",
                "comment on file format f is ''                 ^ Comment(FILE_FORMAT, F, -, [], false, )",
                "desc table s.t                                 ^ Describe(TABLE, S.T, [], false)",
                "describe table t type = columns                ^ Describe(TABLE, T, [], false)",
                "describe procedure p(int)                      ^ Describe(PROCEDURE, P, [TypeName(INT, [])], false)",
                "desc file format f                             ^ Describe(FILE_FORMAT, F, [], false)",
                "desc warehouse w                               ^ Describe(WAREHOUSE, W, [], false)",
            })
    void readsCommandsOnObjects(String sql, String expected) {
        assertThat(TreeShape.of(one(sql))).isEqualTo(expected);
    }
}
