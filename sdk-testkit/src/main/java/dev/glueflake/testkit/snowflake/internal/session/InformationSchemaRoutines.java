package dev.glueflake.testkit.snowflake.internal.session;

import dev.glueflake.testkit.snowflake.internal.catalog.CatalogObject;
import dev.glueflake.testkit.snowflake.internal.catalog.Database;
import dev.glueflake.testkit.snowflake.internal.catalog.QualifiedName;
import dev.glueflake.testkit.snowflake.internal.catalog.Schema;
import dev.glueflake.testkit.snowflake.internal.external.LiteralRows;
import dev.glueflake.testkit.snowflake.internal.script.Routine;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relation;
import dev.glueflake.testkit.snowflake.internal.stage.FileFormat;
import dev.glueflake.testkit.snowflake.internal.stage.FormatProperty;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import dev.glueflake.testkit.snowflake.internal.type.TypeText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The views FUNCTIONS, PROCEDURES and FILE_FORMATS of a database. Code in Java, Python or Scala is a test's own here, so that its
 * packages and imports are not told.
 */
final class InformationSchemaRoutines {
    private static final List<String> OF_FORMATS = List.of(
            "RECORD_DELIMITER",
            "FIELD_DELIMITER",
            "#SKIP_HEADER",
            "DATE_FORMAT",
            "TIME_FORMAT",
            "TIMESTAMP_FORMAT",
            "BINARY_FORMAT",
            "ESCAPE",
            "ESCAPE_UNENCLOSED_FIELD",
            "TRIM_SPACE",
            "FIELD_OPTIONALLY_ENCLOSED_BY",
            "NULL_IF",
            "COMPRESSION",
            "ERROR_ON_COLUMN_COUNT_MISMATCH");

    private final SessionObjects objects;
    private final Database database;
    private final LiteralRows rows = new LiteralRows();

    InformationSchemaRoutines(SessionObjects objects, Database database) {
        this.objects = objects;
        this.database = database;
    }

    /** The view of that name; empty where it is none of these. */
    Optional<Relation> view(QualifiedName name) {
        switch (name.name()) {
            case "FUNCTIONS" -> functions();
            case "PROCEDURES" -> procedures();
            case "FILE_FORMATS" -> formats();
            default -> {
                return Optional.empty();
            }
        }
        return Optional.of(rows.relation(name.toString()));
    }

    private void functions() {
        columns("FUNCTION");
        rows.texts("VOLATILITY", "IS_NULL_CALL", "IS_SECURE");
        rows.times("CREATED", "LAST_ALTERED");
        rows.texts("COMMENT", "IS_EXTERNAL", "API_INTEGRATION", "CONTEXT_HEADERS");
        rows.numbers("MAX_BATCH_ROWS");
        rows.texts("REQUEST_TRANSLATOR", "RESPONSE_TRANSLATOR", "COMPRESSION", "IMPORTS", "HANDLER", "TARGET_PATH");
        rows.texts("RUNTIME_VERSION", "PACKAGES", "INSTALLED_PACKAGES", "IS_MEMOIZABLE");
        rows.texts("EXTERNAL_ACCESS_INTEGRATIONS", "SECRETS", "IS_DATA_METRIC", "IS_AGGREGATE", "ARTIFACT_REPOSITORY");
        each(ObjectKind.FUNCTION, object -> {
            Routine routine = (Routine) object;
            List<@Nullable Object> cells = facts(routine);
            add(
                    cells,
                    routine.traits().immutable() ? "IMMUTABLE" : "VOLATILE",
                    yes(!routine.strict()),
                    yes(routine.secure()));
            add(cells, object.createdOn(), object.createdOn(), comment(object));
            add(cells, "NO", null, null, null, null, null, null, null);
            add(
                    cells,
                    handler(routine),
                    null,
                    null,
                    null,
                    null,
                    yes(routine.traits().memoizable()));
            add(cells, null, null, "NO", "NO", null);
            rows.row(cells.toArray());
        });
    }

    private void procedures() {
        columns("PROCEDURE");
        rows.times("CREATED", "LAST_ALTERED");
        rows.texts("COMMENT", "EXTERNAL_ACCESS_INTEGRATIONS", "SECRETS", "RUNTIME_VERSION", "PACKAGES");
        rows.texts("INSTALLED_PACKAGES", "ARTIFACT_REPOSITORY", "OWNER_ROLE_TYPE");
        each(ObjectKind.PROCEDURE, object -> {
            List<@Nullable Object> cells = facts((Routine) object);
            add(cells, object.createdOn(), object.createdOn(), comment(object));
            add(cells, null, null, null, null, null, null, "ROLE");
            rows.row(cells.toArray());
        });
    }

    /** @param word FUNCTION or PROCEDURE */
    private void columns(String word) {
        rows.texts(word + "_CATALOG", word + "_SCHEMA", word + "_NAME", word + "_OWNER", "ARGUMENT_SIGNATURE");
        rows.texts("DATA_TYPE");
        rows.numbers("CHARACTER_MAXIMUM_LENGTH", "CHARACTER_OCTET_LENGTH");
        rows.numbers("NUMERIC_PRECISION", "NUMERIC_PRECISION_RADIX", "NUMERIC_SCALE");
        rows.texts(word + "_LANGUAGE", word + "_DEFINITION");
    }

    private List<@Nullable Object> facts(Routine routine) {
        List<@Nullable Object> cells = new ArrayList<>();
        add(cells, database.name(), routine.name().schema(), routine.name().name());
        add(cells, routine.info().owner(), signature(routine), returns(routine));
        SqlType type = routine.returns() instanceof Routine.Returns.Scalar scalar ? scalar.type() : SqlTypes.VARIANT;
        TypeFacts facts = TypeFacts.of(type);
        add(cells, facts.length(), facts.octets(), facts.precision());
        add(cells, facts.precision() == null ? null : BigDecimal.TEN, facts.scale());
        boolean hidden = routine.secure() && !objects.authority().isOwner(routine);
        add(cells, routine.code().language(), hidden ? null : routine.code().text());
        return cells;
    }

    private static void add(List<@Nullable Object> cells, @Nullable Object... more) {
        for (@Nullable Object cell : more) {
            cells.add(cell);
        }
    }

    private static String signature(Routine routine) {
        return routine.parameters().stream()
                .map(each -> each.name() + " " + TypeText.name(each.type()))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static String returns(Routine routine) {
        return routine.returns() instanceof Routine.Returns.Scalar scalar ? TypeText.full(scalar.type()) : "TABLE ()";
    }

    private static @Nullable String handler(Routine routine) {
        return routine.code() instanceof Routine.Code.Foreign foreign
                ? foreign.code().handler()
                : null;
    }

    private void formats() {
        rows.texts("FILE_FORMAT_CATALOG", "FILE_FORMAT_SCHEMA", "FILE_FORMAT_NAME", "FILE_FORMAT_OWNER");
        rows.texts("FILE_FORMAT_TYPE");
        rows.columns(OF_FORMATS);
        rows.times("CREATED", "LAST_ALTERED");
        rows.texts("COMMENT");
        each(ObjectKind.FILE_FORMAT, object -> {
            FileFormat format = (FileFormat) object;
            Map<String, String> properties = FormatProperty.of(format.settings()).stream()
                    .collect(Collectors.toMap(FormatProperty::name, FormatProperty::value));
            List<@Nullable Object> cells = new ArrayList<>();
            add(cells, database.name(), object.name().schema(), object.name().name());
            add(cells, object.info().owner(), format.settings().type().name());
            OF_FORMATS.forEach(column -> cells.add(property(properties, column)));
            add(cells, object.createdOn(), object.createdOn(), comment(object));
            rows.row(cells.toArray());
        });
    }

    /** Null where formats of that type do not have it. */
    private static @Nullable Object property(Map<String, String> properties, String column) {
        if (!column.startsWith("#")) {
            return properties.get(column);
        }
        String number = properties.get(column.substring(1));
        return number == null ? null : new BigDecimal(number);
    }

    private void each(ObjectKind kind, Consumer<CatalogObject> row) {
        for (Schema schema : database.schemas()) {
            objects.list(kind, schema).forEach(row);
        }
    }

    private static @Nullable String comment(CatalogObject object) {
        return object.comment().isEmpty() ? null : object.comment();
    }

    private static String yes(boolean value) {
        return value ? "YES" : "NO";
    }
}
