package dev.glueflake.testkit.snowflake.internal.sql.parse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandParsingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '^',
            quoteCharacter = '`',
            value = {
                "use d                                 ^ Use(DATABASE, D)",
                "use \"d\".s                           ^ Use(SCHEMA, d.S)",
                "use database \"d\"                    ^ Use(DATABASE, d)",
                "use schema d.s                        ^ Use(SCHEMA, D.S)",
                "use role r                            ^ Use(ROLE, R)",
                "use warehouse w                       ^ Use(WAREHOUSE, W)",
                "alter session set a = 1, b='x' c=true ^ AlterSessionSet([Option(A, NumberText(1)), Option(B, Text(x)), Option(C, Word(TRUE))])",
                "alter session /* JDBC:x */ set autocommit=false ^ AlterSessionSet([Option(AUTOCOMMIT, Word(FALSE))])",
                "alter session unset a, b              ^ AlterSessionUnset([A, B])",
                "set v = 1 + 1                         ^ SetVariables([V], [Binary(ADD, NumberLiteral(1), NumberLiteral(1))])",
                "set (v, \"w\") = ('a', 2)             ^ SetVariables([V, \"w\"], [StringLiteral(a), NumberLiteral(2)])",
                "unset v                               ^ UnsetVariables([V])",
                "unset (v, w)                          ^ UnsetVariables([V, W])",
                "begin                                 ^ Begin(-)",
                "begin work                            ^ Begin(-)",
                "begin transaction name x              ^ Begin(X)",
                "start transaction name x              ^ Begin(X)",
                "commit work                           ^ Commit()",
                "rollback                              ^ Rollback()",
                "call db.s.p()                         ^ Call(DB.S.P, [])",
                "call p(1, 'a')                        ^ Call(P, [Argument(-, NumberLiteral(1)), Argument(-, StringLiteral(a))])",
                "call p(x => 1)                        ^ Call(P, [Argument(X, NumberLiteral(1))])",
                "call identifier($p)(?)                ^ Call(ObjectName([], SessionVariable(P)), [Argument(-, BindReference(1))])",
                "execute immediate 'select 1'          ^ ExecuteImmediate(StringLiteral(select 1), [])",
                "execute immediate $v using (a, :b)    ^ ExecuteImmediate(SessionVariable(V), [A, B])",
            })
    void readsSessionAndProcedureStatements(String sql, String expected) {
        assertThat(shape(sql)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '^',
            quoteCharacter = '`',
            value = {
                "show tables                                       ^ Show(TABLES, false, -, -, -, -, -, false)",
                "show terse objects in database d limit 3          ^ Show(OBJECTS, true, -, ShowScope(DATABASE, D), -, 3, -, false)",
                "show /* JDBC */ databases like 'A\\\\_%' in account ^ Show(DATABASES, false, A\\_%, ShowScope(ACCOUNT, -), -, -, -, false)",
                "show schemas in \"d\"                             ^ Show(SCHEMAS, false, -, ShowScope(DATABASE, d), -, -, -, false)",
                "show tables in d.s starts with 'X'                ^ Show(TABLES, false, -, ShowScope(SCHEMA, D.S), X, -, -, false)",
                "show views in schema starts with 'X' limit 2      ^ Show(VIEWS, false, -, ShowScope(SCHEMA, -), X, 2, -, false)",
                "show columns in t                                 ^ Show(COLUMNS, false, -, ShowScope(TABLE, T), -, -, -, false)",
                "show columns in view d.s.v                        ^ Show(COLUMNS, false, -, ShowScope(VIEW, D.S.V), -, -, -, false)",
                "show primary keys in table \"D\".\"S\".\"T\"      ^ Show(PRIMARY KEYS, false, -, ShowScope(TABLE, D.S.T), -, -, -, false)",
                "show imported keys in account                     ^ Show(IMPORTED KEYS, false, -, ShowScope(ACCOUNT, -), -, -, -, false)",
                "show parameters like 'TIMEZONE' in session        ^ Show(PARAMETERS, false, TIMEZONE, ShowScope(SESSION, -), -, -, -, false)",
                "show tables history like 'x' limit 2 from 'a'       ^ Show(TABLES, false, x, -, -, 2, a, true)",
                "show grants on external table d.s.t                ^ Show(GRANTS, false, -, ShowScope(ON EXTERNAL TABLE, D.S.T), -, -, -, false)",
                "show grants to user u                              ^ Show(GRANTS, false, -, ShowScope(TO USER, U), -, -, -, false)",
                "show file formats                                 ^ Show(FILE FORMATS, false, -, -, -, -, -, false)",
            })
    void readsShow(String sql, String expected) {
        assertThat(shape(sql)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '^',
            quoteCharacter = '`',
            value = {
                "copy into t from @s                             ^ CopyIntoTable(T, [], Stage(StageReference(NAMED, S, )), [])",
                "copy into d.s.t (a, b) from 's3://b/p/' files = ('x', 'y') pattern='.*' ^ CopyIntoTable(D.S.T, [A, B], Location(s3://b/p/), [Option(FILES, Items([Text(x), Text(y)])), Option(PATTERN, Text(.*))])",
                "copy into t from @~/p/f.csv file_format = (format_name = 'f') on_error = skip_file purge = true ^ CopyIntoTable(T, [], Stage(StageReference(USER, -, p/f.csv)), [Option(FILE_FORMAT, Group([Option(FORMAT_NAME, Text(f))])), Option(ON_ERROR, Word(SKIP_FILE)), Option(PURGE, Word(TRUE))])",
                "copy into t from '@s/a b' force=true            ^ CopyIntoTable(T, [], Stage(StageReference(NAMED, S, a b)), [Option(FORCE, Word(TRUE))])",
                "copy into t from (select $1 from @%t) force=true ^ CopyIntoTable(T, [], Transformation(Select(false, [SelectItem(PositionalColumn(-, 1), -)], [StageFiles(StageReference(TABLE, T, ), [], -)], -, -, -, -, -)), [Option(FORCE, Word(TRUE))])",
                "list @d.s.\"st\"/p/q                            ^ ListFiles(StageReference(NAMED, D.S.st, p/q), -)",
                "ls @~ pattern='.*'                              ^ ListFiles(StageReference(USER, -, ), .*)",
                "rm @s/x                                         ^ RemoveFiles(StageReference(NAMED, S, x), -)",
                "remove @%\"t\" pattern = 'a'                    ^ RemoveFiles(StageReference(TABLE, t, ), a)",
                "put file:///tmp/a*.csv @s/p auto_compress = false parallel = 4 ^ Put(/tmp/a*.csv, StageReference(NAMED, S, p), [Option(AUTO_COMPRESS, Word(FALSE)), Option(PARALLEL, NumberText(4))])",
                "put 'file:///tmp/a b.csv' '@s/p q'              ^ Put(/tmp/a b.csv, StageReference(NAMED, S, p q), [])",
                "get @s/p file:///tmp/ pattern='x'               ^ Get(StageReference(NAMED, S, p), /tmp/, [Option(PATTERN, Text(x))])",
            })
    void readsFileCommands(String sql, String expected) {
        assertThat(shape(sql)).isEqualTo(expected);
    }

    @Test
    void splitsATextAtSemicolonsOutsideOfEverything() {
        assertThat(SqlParser.parse(";; select ';' -- ;\n; /* ; */ ; select \";\";;begin;commit; begin select 1; end; "
                        + "execute immediate $$ ; $$ ; select 2 "))
                .extracting(ParsedStatement::text)
                .containsExactly(
                        "select ';'",
                        "select \";\"",
                        "begin",
                        "commit",
                        "begin select 1; end",
                        "execute immediate $$ ; $$",
                        "select 2");
    }

    private static String shape(String sql) {
        return TreeShape.of(SqlParser.parse(sql + " ; ").get(0).statement());
    }
}
