package dev.glueflake.testkit.snowflake.internal.sql.bind;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code *} and {@code t.*} with their modifiers. */
final class StarExpander {
    private final ExpressionBinder expressions;
    private final Scope scope;

    StarExpander(ExpressionBinder expressions, Scope scope) {
        this.expressions = expressions;
        this.scope = scope;
    }

    List<Scope.Named> expand(Expression.Star star) {
        List<Scope.Named> columns = new ArrayList<>();
        Expression.StarModifiers modifiers = star.modifiers();
        List<Scope.Named> found = columns(star);
        requireKnown(modifiers, found);
        for (Scope.Named column : found) {
            if (isKept(column.name(), modifiers)) {
                columns.add(changed(column, modifiers));
            }
        }
        if (columns.isEmpty()) {
            throw Errors.compilation("001080", "42601", "SELECT with no columns");
        }
        return columns;
    }

    private static void requireKnown(Expression.StarModifiers modifiers, List<Scope.Named> columns) {
        Set<String> names = columns.stream().map(Scope.Named::name).collect(Collectors.toSet());
        Stream.of(
                        modifiers.exclude().stream(),
                        modifiers.rename().stream().map(Expression.Renamed::from),
                        modifiers.replace().stream().map(Expression.Replaced::column))
                .flatMap(all -> all)
                .filter(name -> !names.contains(name.text()))
                .findFirst()
                .ifPresent(name -> {
                    throw Errors.invalidIdentifier(name.at(), name.toString());
                });
    }

    private List<Scope.Named> columns(Expression.Star star) {
        if (star.qualifier() == null) {
            return scope.all();
        }
        List<String> qualifier =
                star.qualifier().parts().stream().map(Identifier::text).toList();
        return scope.tables().stream()
                .filter(table -> table.isCalled(qualifier))
                .findFirst()
                .orElseThrow(() -> Errors.invalidIdentifier(star.at(), String.join(".", qualifier)))
                .columns();
    }

    private static boolean isKept(String name, Expression.StarModifiers modifiers) {
        boolean excluded =
                modifiers.exclude().stream().anyMatch(column -> column.text().equals(name));
        return !excluded
                && (modifiers.ilike() == null
                        || like(modifiers.ilike()).matcher(name).matches());
    }

    private static Pattern like(String pattern) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            regex.append(c == '%' ? ".*" : c == '_' ? "." : Pattern.quote(String.valueOf(c)));
        }
        return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }

    private Scope.Named changed(Scope.Named column, Expression.StarModifiers modifiers) {
        Scope.Named result = column;
        for (Expression.Replaced replaced : modifiers.replace()) {
            if (replaced.column().text().equals(column.name())) {
                result = new Scope.Named(column.name(), expressions.bind(replaced.with()));
            }
        }
        for (Expression.Renamed renamed : modifiers.rename()) {
            if (renamed.from().text().equals(column.name())) {
                result = new Scope.Named(renamed.to().text(), result.value());
            }
        }
        return result;
    }
}
