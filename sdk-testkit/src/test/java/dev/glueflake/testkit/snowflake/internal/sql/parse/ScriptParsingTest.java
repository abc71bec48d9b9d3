package dev.glueflake.testkit.snowflake.internal.sql.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glueflake.testkit.snowflake.internal.sql.ast.Script;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptParsingTest {

    private static Script only(String statement) {
        Script.Block block = SqlParser.parseBlock("begin " + statement + " end;");
        assertThat(block.body()).hasSize(1);
        return block.body().get(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '^',
            quoteCharacter = '`',
            value = {
                "let x := 1;                       ^ Let(Variable(X, -, NumberLiteral(1)))",
                "let x number(9, 2) default 1;     ^ Let(Variable(X, TypeName(NUMBER, [9, 2]), NumberLiteral(1)))",
                "let x varchar;                    ^ Let(Variable(X, TypeName(VARCHAR, []), -))",
                "let c cursor for rs;              ^ Let(ResultSetCursor(C, RS))",
                "x := x + 1;                       ^ Assign(X, Binary(ADD, ColumnReference([X]), NumberLiteral(1)))",
                "\"x\" := sqlrowcount;             ^ Assign(\"x\", ColumnReference([SQLROWCOUNT]))",
                "x := (a + 1);                     ^ Assign(X, Binary(ADD, ColumnReference([A]), NumberLiteral(1)))",
                "r := (call p());                  ^ AssignResultSet(R, Work(Call(P, []), false))",
                "r := async (call p());            ^ AssignResultSet(R, Work(Call(P, []), true))",
                "async (call p());                 ^ Async(Work(Call(P, []), true))",
                "await all;                        ^ Await(-)",
                "await r;                          ^ Await(R)",
                "cancel r;                         ^ Cancel(R)",
                "r := (execute immediate :q);      ^ AssignResultSet(R, Work(ExecuteImmediate(ScriptVariable(Q), []), false))",
                "null;                             ^ NoOp()",
                "break;                            ^ Break(-)",
                "exit l;                           ^ Break(L)",
                "continue;                         ^ Continue(-)",
                "iterate l;                        ^ Continue(L)",
                "return;                           ^ Return(-)",
                "return 'n: ' || sqlrowcount;      ^ Return(Binary(CONCAT, StringLiteral(n: ), ColumnReference([SQLROWCOUNT])))",
                "return table(rs);                 ^ ReturnTable(RS, false)",
                "raise;                            ^ Raise(-)",
                "raise e;                          ^ Raise(E)",
                "open c;                           ^ OpenCursor(C, [])",
                "open c using (x, 1);              ^ OpenCursor(C, [ColumnReference([X]), NumberLiteral(1)])",
                "fetch c into a, :b;               ^ Fetch(C, [A, B])",
                "close c;                          ^ CloseCursor(C)",
                "commit;                           ^ Sql(Commit(), [])",
                "begin transaction;                ^ Sql(Begin(-), [])",
                "call p(:x) into :y;               ^ Sql(Call(P, [Argument(-, ScriptVariable(X))]), [Y])",
                "delete from t where a = :x;       ^ Sql(Delete(T, -, [], Binary(EQUAL, ColumnReference([A]), ScriptVariable(X))), [])",
                "if (a) then null; end if;         ^ If([Branch(ColumnReference([A]), [NoOp()])], [])",
                "if a then null; elseif b then raise; else break; end if; ^ If([Branch(ColumnReference([A]), [NoOp()]), Branch(ColumnReference([B]), [Raise(-)])], [Break(-)])",
                "case (x) when 1 then null; when 2 then break; else raise; end; ^ CaseOf(ColumnReference([X]), [Branch(NumberLiteral(1), [NoOp()]), Branch(NumberLiteral(2), [Break(-)])], [Raise(-)])",
                "case when a then null; end case;  ^ CaseOf(-, [Branch(ColumnReference([A]), [NoOp()])], [])",
                "for i in 1 to n + 1 do null; end for; ^ ForRange(I, false, NumberLiteral(1), Binary(ADD, ColumnReference([N]), NumberLiteral(1)), [NoOp()], -)",
                "for i in reverse a to b loop null; end loop l; ^ ForRange(I, true, ColumnReference([A]), ColumnReference([B]), [NoOp()], L)",
                "for r in c do null; end for l;    ^ ForEach(R, C, [NoOp()], L)",
                "while (a < 1) do null; end while; ^ While(Binary(LESS, ColumnReference([A]), NumberLiteral(1)), [NoOp()], -)",
                "while a loop null; end loop l;    ^ While(ColumnReference([A]), [NoOp()], L)",
                "repeat null; until (a) end repeat l; ^ Repeat([NoOp()], ColumnReference([A]), L)",
                "loop null; break l; end loop l;   ^ Loop([NoOp(), Break(L)], L)",
            })
    void readsStatements(String sql, String expected) {
        assertThat(TreeShape.of(only(sql))).isEqualTo(expected);
        assertThat(only(sql).at().offset()).isEqualTo("begin ".length());
    }

    @Test
    void readsDeclarations() {
        Script.Block block = SqlParser.parseBlock("DECLARE a int; b varchar default 'x'; c := 1; d cursor for select 1 "
                + "from t where x = ?; e resultset; f resultset default (select 1); g exception (-20001, 'm'); h exception;"
                + " i cursor for f; BEGIN null; END");

        assertThat(block.declarations())
                .extracting(declaration -> declaration.getClass().getSimpleName())
                .containsExactly(
                        "Variable",
                        "Variable",
                        "Variable",
                        "Cursor",
                        "ResultSet",
                        "ResultSet",
                        "NamedException",
                        "NamedException",
                        "ResultSetCursor");
        assertThat(TreeShape.of(block.declarations().get(6))).isEqualTo("NamedException(G, -20001, m)");
    }

    @Test
    void aQueryAssignedToAResultSetIsItsRowsAndToAVariableItsValue() {
        Script.Block block = SqlParser.parseBlock(
                "declare r resultset; x int; begin r := (select 1); x := (select 1); let s resultset := (select 2); s := (select 3); end");

        assertThat(block.body())
                .extracting(statement -> statement.getClass().getSimpleName())
                .containsExactly("AssignResultSet", "Assign", "Let", "AssignResultSet");
    }

    @Test
    void readsSelectIntoAndNotElsewhere() {
        Script.Sql sql = (Script.Sql) only("select a, b into :x, y from t where a > 0;");

        assertThat(sql.into()).hasToString("[X, Y]");
        assertThat(sql.statement()).isInstanceOf(Statement.Select.class);
    }

    @Test
    void readsHandlersAndNestedBlocks() {
        Script.Block block = SqlParser.parseBlock(
                "begin begin let x := 1; exception when other then raise; end; "
                        + "declare y int; begin null; end; exception when e or f exit then return 1; when other then null; end");

        assertThat(block.body()).hasSize(2).allMatch(Script.Block.class::isInstance);
        assertThat(TreeShape.of(block.handlers()))
                .isEqualTo("[Handler([E, F], false, [Return(NumberLiteral(1))]), Handler([], false, [NoOp()])]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"begin name := 1; end", "begin select 1; end", "begin end", "declare x int; begin null; end"})
    void aBlockIsNoTransaction(String sql) {
        assertThat(SqlParser.parse(sql).get(0).statement()).isInstanceOf(Statement.AnonymousBlock.class);
    }
}
