package dev.glueflake.testkit.snowflake.internal.catalog;

import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.TypeText;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A masking policy or a row access policy.
 *
 * @param id what tables and views keep of it: it stays over renames
 * @param text the body as written
 * @param exempt EXEMPT_OTHER_POLICIES
 */
public record Policy(
        ObjectInfo info,
        ObjectKind kind,
        String id,
        List<Argument> signature,
        SqlType returns,
        Expression body,
        String text,
        boolean exempt)
        implements CatalogObject {
    public Policy {
        signature = List.copyOf(signature);
    }

    public record Argument(String name, SqlType type) {}

    public boolean isMask() {
        return kind == ObjectKind.MASKING_POLICY;
    }

    /** The arguments as DESCRIBE and SHOW write them: {@code (VAL VARCHAR)}. */
    public String signatureText() {
        return signature.stream()
                .map(argument -> argument.name() + " "
                        + TypeText.full(argument.type())
                                .replaceAll("\\(.*\\)", "")
                                .toUpperCase(Locale.ROOT))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    /** The type of its result as DESCRIBE writes it. */
    public String returnsText() {
        return isMask() ? TypeText.full(returns) : "BOOLEAN";
    }

    @Override
    public Policy with(ObjectInfo newInfo) {
        return new Policy(newInfo, kind, id, signature, returns, body, text, exempt);
    }

    public Policy withBody(Expression newBody, String newText) {
        return new Policy(info, kind, id, signature, returns, newBody, newText, exempt);
    }

    public Policy withId(String newId) {
        return new Policy(info, kind, newId, signature, returns, body, text, exempt);
    }
}
