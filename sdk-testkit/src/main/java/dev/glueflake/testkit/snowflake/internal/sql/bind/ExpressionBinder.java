package dev.glueflake.testkit.snowflake.internal.sql.bind;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression.BinaryOperator;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.function.Arithmetic;
import dev.glueflake.testkit.snowflake.internal.sql.function.Choices;
import dev.glueflake.testkit.snowflake.internal.sql.function.Coercions;
import dev.glueflake.testkit.snowflake.internal.sql.function.Comparisons;
import dev.glueflake.testkit.snowflake.internal.sql.function.DecimalFloats;
import dev.glueflake.testkit.snowflake.internal.sql.function.Paths;
import dev.glueflake.testkit.snowflake.internal.sql.function.StructuredShapes;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import dev.glueflake.testkit.snowflake.internal.type.TypeText;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Expressions: names become columns, literals values, operators calls; everything gets its type. */
final class ExpressionBinder {
    private final BindContext context;
    private final Scope scope;
    private final boolean outerMarks;

    ExpressionBinder(BindContext context, Scope scope) {
        this(context, scope, false);
    }

    private ExpressionBinder(BindContext context, Scope scope, boolean outerMarks) {
        this.context = context;
        this.scope = scope;
        this.outerMarks = outerMarks;
    }

    /** For conditions whose {@code (+)} has been made a join. */
    static ExpressionBinder withOuterMarks(BindContext context, Scope scope) {
        return new ExpressionBinder(context, scope, true);
    }

    BindContext context() {
        return context;
    }

    Scope scope() {
        return scope;
    }

    Typed bind(Expression expression) {
        if (expression instanceof Expression.ColumnReference || expression instanceof Expression.PositionalColumn) {
            return new NameBinder(this).bind(expression);
        }
        if (expression instanceof Expression.Unary unary) {
            return unary(unary);
        }
        if (expression instanceof Expression.Binary binary) {
            return binary(binary);
        }
        if (expression instanceof Expression.FunctionCall call) {
            return new FunctionBinder(this).bind(call);
        }
        if (expression instanceof Expression.Cast cast) {
            return cast(bind(cast.operand()), TypeNames.type(cast.type(), context.environment()), cast.attempt());
        }
        if (expression instanceof Expression.Case cases) {
            return cases(cases);
        }
        if (expression instanceof Expression.Path path) {
            return path(path);
        }
        Typed constant = new ConstantBinder(context).bind(expression);
        return constant != null ? constant : predicate(expression);
    }

    private Typed predicate(Expression expression) {
        if (expression instanceof Expression.InQuery
                || expression instanceof Expression.Quantified
                || expression instanceof Expression.Exists
                || expression instanceof Expression.ScalarQuery) {
            return new SubqueryBinder(this).bind(expression);
        }
        if (expression instanceof Expression.ArrayLiteral array) {
            return FunctionBinder.call(
                    this,
                    "ARRAY_CONSTRUCT",
                    array.items().stream().map(this::bind).toList());
        }
        if (expression instanceof Expression.ObjectLiteral object) {
            return object(object);
        }
        if (expression instanceof Expression.Collate collate) {
            Typed collation = new Typed.Constant(TypedValue.text(collate.collation()));
            return FunctionBinder.call(this, "COLLATE", List.of(bind(collate.operand()), collation));
        }
        if (expression instanceof Expression.Reshaped reshaped) {
            SqlType type = TypeNames.type(reshaped.type(), context.environment());
            return StructuredShapes.changed(bind(reshaped.operand()), type, reshaped.renamed());
        }
        if (expression instanceof Expression.DeferredColumn deferred) {
            return bind(column(deferred));
        }
        if (expression instanceof Expression.OuterMark mark) {
            if (!outerMarks) {
                throw Errors.compilation("002035", "42601", "(+) is only allowed in the WHERE clause of a query");
            }
            return bind(mark.column());
        }
        if (expression instanceof Expression.Prior || expression instanceof Expression.OfRoot) {
            return related(expression);
        }
        return new PredicateBinder(this).bind(expression);
    }

    /** PRIOR and CONNECT_BY_ROOT: the same name in another row. */
    private Typed related(Expression expression) {
        HierarchyScope hierarchy = scope.hierarchy();
        Scope other = hierarchy == null
                ? null
                : expression instanceof Expression.Prior ? hierarchy.prior() : hierarchy.root();
        if (other == null) {
            String word = expression instanceof Expression.Prior ? "PRIOR" : "CONNECT_BY_ROOT";
            throw Errors.compilation("002035", "42601", word + " is not allowed here");
        }
        Expression operand = expression instanceof Expression.Prior prior
                ? prior.operand()
                : ((Expression.OfRoot) expression).operand();
        return new ExpressionBinder(context, other).bind(operand);
    }

    private Expression column(Expression.DeferredColumn deferred) {
        List<Identifier> parts = new ArrayList<>(
                context.resolve(ObjectName.deferred(deferred.name())).parts());
        parts.addAll(deferred.rest());
        return new Expression.ColumnReference(parts, deferred.at());
    }

    private Typed object(Expression.ObjectLiteral object) {
        List<Typed> arguments = new ArrayList<>();
        for (Expression.Entry entry : object.entries()) {
            arguments.add(new Typed.Constant(TypedValue.text(entry.key())));
            arguments.add(bind(entry.value()));
        }
        return FunctionBinder.call(this, "OBJECT_CONSTRUCT_KEEP_NULL", arguments);
    }

    private Typed unary(Expression.Unary unary) {
        Typed operand = bind(unary.operand());
        if (unary.operator() == Expression.UnaryOperator.NOT) {
            return not(operand);
        }
        if (operand.type() instanceof SqlType.DecFloat) {
            return unary.operator() == Expression.UnaryOperator.PLUS ? operand : DecimalFloats.negative(operand);
        }
        Typed number =
                operand.type() instanceof SqlType.Text ? Coercions.implicit(operand, Coercions.TEXT_NUMBER) : operand;
        if (number.type() instanceof SqlType.Variant) {
            number = Coercions.implicit(number, SqlTypes.REAL);
        }
        if (!Coercions.isNumber(number.type()) && !(number.type() instanceof SqlType.Null)) {
            throw Coercions.mismatch(number.type(), SqlTypes.INTEGER);
        }
        return unary.operator() == Expression.UnaryOperator.PLUS ? number : negative(number);
    }

    private static Typed negative(Typed number) {
        if (number instanceof Typed.Constant constant && constant.value().value() instanceof BigDecimal value) {
            return new Typed.Constant(new TypedValue(number.type(), value.negate()));
        }
        return new Typed.Call("(-{0})", List.of(number), number.type(), number.nullable());
    }

    static Typed not(Typed operand) {
        return new Typed.Call("(NOT {0})", List.of(Choices.condition(operand)), SqlTypes.BOOLEAN, operand.nullable());
    }

    private Typed binary(Expression.Binary binary) {
        if (binary.right() instanceof Expression.IntervalLiteral interval) {
            return Intervals.add(this, bind(binary.left()), interval, binary.operator());
        }
        if (binary.left() instanceof Expression.Tuple tuple && binary.operator() == BinaryOperator.EQUAL) {
            return new PredicateBinder(this).equalTuples(tuple, binary.right());
        }
        Typed left = bind(binary.left());
        return binary(binary.operator(), left, bind(binary.right()));
    }

    private Typed binary(BinaryOperator operator, Typed left, Typed right) {
        return switch (operator) {
            case OR -> logical("OR", left, right);
            case AND -> logical("AND", left, right);
            case ADD -> Arithmetic.binary('+', left, right);
            case SUBTRACT -> Arithmetic.binary('-', left, right);
            case MULTIPLY -> Arithmetic.binary('*', left, right);
            case DIVIDE -> Arithmetic.binary('/', left, right);
            case MODULO -> Arithmetic.binary('%', left, right);
            case CONCAT -> FunctionBinder.call(this, "CONCAT", List.of(left, right));
            default -> Comparisons.compare(comparison(operator), left, right);
        };
    }

    static String comparison(BinaryOperator operator) {
        return switch (operator) {
            case EQUAL -> "=";
            case NOT_EQUAL -> "<>";
            case LESS -> "<";
            case LESS_OR_EQUAL -> "<=";
            case GREATER -> ">";
            case GREATER_OR_EQUAL -> ">=";
            default -> throw new IllegalArgumentException(operator.name());
        };
    }

    static Typed logical(String word, Typed left, Typed right) {
        return new Typed.Call(
                "({0} " + word + " {1})",
                List.of(Choices.condition(left), Choices.condition(right)),
                SqlTypes.BOOLEAN,
                left.nullable() || right.nullable());
    }

    /** An explicit cast. */
    Typed cast(Typed operand, SqlType to, boolean attempt) {
        if (!context.casts().isPossible(operand.type(), to)) {
            throw Errors.compilation(
                    "001007",
                    "22023",
                    "invalid type [CAST(" + TypeText.full(operand.type()) + " AS " + TypeText.full(to)
                            + ")] for parameter 'TO_" + TypeText.name(to) + "'");
        }
        boolean text = operand.type() instanceof SqlType.Text || operand.type() instanceof SqlType.Null;
        if (attempt && !text) {
            throw Errors.compilation(
                    "001065",
                    "22023",
                    "Function TRY_CAST cannot be used with arguments of types " + TypeText.full(operand.type())
                            + " and " + TypeText.full(to));
        }
        return attempt ? new Typed.Convert(operand, to, true) : Coercions.convert(operand, to);
    }

    private Typed cases(Expression.Case cases) {
        Typed operand = cases.operand() == null ? null : bind(cases.operand());
        List<Typed.Branch> branches = new ArrayList<>();
        for (Expression.When when : cases.branches()) {
            Typed condition = bind(when.condition());
            branches.add(new Typed.Branch(
                    operand == null ? condition : Comparisons.compare("=", operand, condition), bind(when.result())));
        }
        return Choices.of(branches, otherwise(cases.otherwise()));
    }

    private Typed otherwise(@Nullable Expression otherwise) {
        return otherwise == null ? Choices.NULL : bind(otherwise);
    }

    private Typed path(Expression.Path path) {
        Typed value = bind(path.operand());
        for (Expression.PathElement element : path.elements()) {
            if (element instanceof Expression.PathElement.Key key) {
                value = Paths.key(value, key.name());
            } else {
                Typed index = bind(((Expression.PathElement.Index) element).index());
                value = index instanceof Typed.Constant constant
                                && constant.value().value() instanceof String key
                        ? Paths.key(value, key)
                        : Paths.index(value, index);
            }
        }
        return value;
    }
}
