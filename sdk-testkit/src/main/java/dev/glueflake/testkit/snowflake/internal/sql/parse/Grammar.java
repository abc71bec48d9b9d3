package dev.glueflake.testkit.snowflake.internal.sql.parse;

/** The parsers of one text: each knows its own subject and finds the others here. */
final class Grammar {
    private final TokenCursor cursor;
    private final NameParser names;
    private final TypeParser types;
    private final OptionParser options;
    private final StageReferenceParser stages;
    private final ExpressionParser expressions;
    private final PredicateParser predicates;
    private final OperandParser operands;
    private final PathParser paths;
    private final FunctionParser functions;
    private final WindowParser windows;
    private final QueryParser queries;
    private final SelectParser selects;
    private final TableExpressionParser tables;
    private final TimeTravelParser travels;
    private final StatementParser statements;
    private final RoutineParser routines;
    private final ScriptParser scripts;

    Grammar(String text) {
        cursor = new TokenCursor(text);
        names = new NameParser(this);
        types = new TypeParser(this);
        options = new OptionParser(this);
        stages = new StageReferenceParser(this);
        expressions = new ExpressionParser(this);
        predicates = new PredicateParser(this);
        operands = new OperandParser(this);
        paths = new PathParser(this);
        functions = new FunctionParser(this);
        windows = new WindowParser(this);
        queries = new QueryParser(this);
        selects = new SelectParser(this);
        tables = new TableExpressionParser(this);
        travels = new TimeTravelParser(this);
        statements = new StatementParser(this);
        routines = new RoutineParser(this);
        scripts = new ScriptParser(this);
    }

    TokenCursor cursor() {
        return cursor;
    }

    NameParser names() {
        return names;
    }

    TypeParser types() {
        return types;
    }

    OptionParser options() {
        return options;
    }

    StageReferenceParser stages() {
        return stages;
    }

    ExpressionParser expressions() {
        return expressions;
    }

    PredicateParser predicates() {
        return predicates;
    }

    OperandParser operands() {
        return operands;
    }

    PathParser paths() {
        return paths;
    }

    FunctionParser functions() {
        return functions;
    }

    WindowParser windows() {
        return windows;
    }

    QueryParser queries() {
        return queries;
    }

    SelectParser selects() {
        return selects;
    }

    TimeTravelParser travels() {
        return travels;
    }

    TableExpressionParser tables() {
        return tables;
    }

    StatementParser statements() {
        return statements;
    }

    RoutineParser routines() {
        return routines;
    }

    ScriptParser scripts() {
        return scripts;
    }
}
