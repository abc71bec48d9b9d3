package dev.glueflake.testkit.aws.internal.glue.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glueflake.testkit.aws.internal.core.ServiceException;
import dev.glueflake.testkit.aws.internal.rpc.Operations;
import dev.glueflake.testkit.aws.internal.rpc.Parameters;
import dev.glueflake.testkit.aws.internal.rpc.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The operations on tables and their versions. */
final class TableApi {
    private static final int PAGE = 100;

    private final Catalog catalog;

    TableApi(Catalog catalog) {
        this.catalog = catalog;
    }

    void addTo(CatalogApi api, Operations operations) {
        Set<String> named = Set.of("CatalogId", "DatabaseName", "Name");
        api.change(operations, "CreateTable", Set.of("CatalogId", "DatabaseName", "TableInput"), this::create);
        api.change(
                operations,
                "UpdateTable",
                Set.of("CatalogId", "DatabaseName", "TableInput", "SkipArchive", "VersionId"),
                this::update);
        api.change(operations, "DeleteTable", named, this::delete);
        api.change(
                operations, "BatchDeleteTable", Set.of("CatalogId", "DatabaseName", "TablesToDelete"), this::deleteAll);
        api.read(operations, "GetTable", named, this::get);
        api.read(
                operations,
                "GetTables",
                Set.of("CatalogId", "DatabaseName", "Expression", "NextToken", "MaxResults"),
                this::list);
        api.read(
                operations,
                "GetTableVersion",
                Set.of("CatalogId", "DatabaseName", "TableName", "VersionId"),
                this::version);
        api.read(
                operations,
                "GetTableVersions",
                Set.of("CatalogId", "DatabaseName", "TableName", "NextToken", "MaxResults"),
                this::versions);
    }

    private Result create(Parameters in) {
        StoredDatabase database = catalog.database(in.required("DatabaseName"));
        ObjectNode definition = definition(in);
        String name = definition.get("Name").asText();
        if (database.tables.containsKey(name)) {
            throw GlueErrors.exists("Table");
        }
        database.tables.put(name, new StoredTable(definition));
        return Result.empty();
    }

    private Result update(Parameters in) {
        ObjectNode definition = definition(in);
        catalog.table(in.required("DatabaseName"), definition.get("Name").asText())
                .update(definition, in.text("VersionId"), in.flag("SkipArchive", false));
        return Result.empty();
    }

    private ObjectNode definition(Parameters in) {
        Parameters input = in.requiredStructure("TableInput");
        ObjectNode definition = input.tree().deepCopy();
        return definition
                .put("Name", Catalog.name(input.required("Name")))
                .put("DatabaseName", Catalog.name(in.required("DatabaseName")))
                .put("CreateTime", catalog.now())
                .put("UpdateTime", catalog.now())
                .put("CreatedBy", "arn:aws:iam::" + catalog.accountId() + ":user/embedded")
                .put("IsRegisteredWithLakeFormation", false)
                .put("CatalogId", catalog.accountId());
    }

    private Result delete(Parameters in) {
        delete(in.required("DatabaseName"), in.required("Name"));
        return Result.empty();
    }

    private void delete(String database, String name) {
        catalog.table(database, name);
        catalog.database(database).tables.remove(Catalog.name(name));
    }

    private Result deleteAll(Parameters in) {
        catalog.database(in.required("DatabaseName"));
        List<Result> errors = new ArrayList<>();
        for (String name : in.texts("TablesToDelete")) {
            try {
                delete(in.required("DatabaseName"), name);
            } catch (ServiceException e) {
                errors.add(Result.empty().put("TableName", name).put("ErrorDetail", GlueErrors.detail(e)));
            }
        }
        return Result.empty().putAll("Errors", errors);
    }

    private Result get(Parameters in) {
        StoredTable table = catalog.table(in.required("DatabaseName"), in.required("Name"));
        return Result.empty().put("Table", table.current().deepCopy());
    }

    private Result list(Parameters in) {
        Pattern names = pattern(in.text("Expression").orElse(".*"));
        List<ObjectNode> found = catalog.database(in.required("DatabaseName")).tables.values().stream()
                .map(StoredTable::current)
                .filter(table -> names.matcher(table.get("Name").asText()).matches())
                .toList();
        return Paging.page(in, "TableList", found, PAGE, Results::of);
    }

    private static Pattern pattern(String expression) {
        try {
            return Pattern.compile(expression);
        } catch (PatternSyntaxException e) {
            throw GlueErrors.invalid("Not a regular expression: " + expression);
        }
    }

    private Result version(Parameters in) {
        List<ObjectNode> all = catalog.table(in.required("DatabaseName"), in.required("TableName"))
                .versions();
        String wanted = in.text("VersionId").orElse(all.get(0).get("VersionId").asText());
        return all.stream()
                .filter(version -> version.get("VersionId").asText().equals(wanted))
                .findFirst()
                .map(version -> Result.empty().put("TableVersion", shown(version)))
                .orElseThrow(() -> GlueErrors.notFound("Version " + wanted));
    }

    private Result versions(Parameters in) {
        StoredTable table = catalog.table(in.required("DatabaseName"), in.required("TableName"));
        return Paging.page(in, "TableVersions", table.versions(), PAGE, TableApi::shown);
    }

    private static Result shown(ObjectNode version) {
        return Result.empty()
                .put("Table", version.deepCopy())
                .put("VersionId", version.get("VersionId").asText());
    }
}
