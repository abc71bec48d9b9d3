package dev.glueflake.testkit.snowflake.internal.script.foreign;

import dev.glueflake.testkit.snowflake.internal.catalog.QualifiedName;
import dev.glueflake.testkit.snowflake.internal.session.Account;
import dev.glueflake.testkit.snowflake.internal.sql.udf.Udf;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What Java answers in an account. Thread-safe. */
public final class ForeignRoutines {
    private final Account account;
    private final Answers answers = new Answers();
    private final Map<Shape, String> functions = new ConcurrentHashMap<>();

    private final Map<Handler, JavaHandler> handlers = new ConcurrentHashMap<>();

    private record Handler(ForeignCode code, String method, int arguments) {}

    /** Functions of one shape share the function of DuckDB: what answers them is looked up at the call. */
    private record Shape(QualifiedName name, List<SqlType> parameters, SqlType returns, ForeignCode code) {}

    private ForeignRoutines(Account account) {
        this.account = account;
    }

    public static ForeignRoutines of(Account account) {
        return account.part(ForeignRoutines.class, () -> new ForeignRoutines(account));
    }

    public Answers answers() {
        return answers;
    }

    /** Whether a test has said what it answers. */
    public boolean isAnswered(QualifiedName name) {
        return answers.find(name).isPresent();
    }

    /** The name of the function of DuckDB that answers a scalar function, row by row. */
    public String udf(QualifiedName name, List<SqlType> parameters, SqlType returns, ForeignCode code) {
        return functions.computeIfAbsent(new Shape(name, parameters, returns, code), this::define);
    }

    /** A handler in Java, compiled once. */
    JavaHandler compiled(ForeignCode code, String method, int arguments) {
        return handlers.computeIfAbsent(
                new Handler(code, method, arguments), key -> JavaHandler.of(method, code.text(), arguments));
    }

    private String define(Shape shape) {
        String name = Udf.PREFIX + "routine_" + (functions.size() + 1) + "_" + Integer.toHexString(shape.hashCode());
        account.engine()
                .define(new Udf(
                        name,
                        texts -> CellTexts.write(new ForeignCall(this, shape.name(), shape.code(), InnerStatements.NONE)
                                .scalar(CellTexts.read(texts, shape.parameters()), shape.returns()))));
        return name;
    }
}
