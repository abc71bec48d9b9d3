package dev.glueflake.testkit.aws.internal.glue.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glueflake.testkit.aws.internal.rpc.Operations;
import dev.glueflake.testkit.aws.internal.rpc.Parameters;
import dev.glueflake.testkit.aws.internal.rpc.Result;
import java.util.Set;

/** The operations on databases. */
final class DatabaseApi {
    private static final int PAGE = 100;

    private final Catalog catalog;

    DatabaseApi(Catalog catalog) {
        this.catalog = catalog;
    }

    void addTo(CatalogApi api, Operations operations) {
        api.change(operations, "CreateDatabase", Set.of("CatalogId", "DatabaseInput"), this::create);
        api.read(operations, "GetDatabase", Set.of("CatalogId", "Name"), this::get);
        api.read(operations, "GetDatabases", Set.of("CatalogId", "NextToken", "MaxResults"), this::list);
        api.change(operations, "UpdateDatabase", Set.of("CatalogId", "Name", "DatabaseInput"), this::update);
        api.change(operations, "DeleteDatabase", Set.of("CatalogId", "Name"), this::delete);
    }

    private Result create(Parameters in) {
        ObjectNode definition = definition(in);
        String name = definition.get("Name").asText();
        if (catalog.databases().containsKey(name)) {
            throw GlueErrors.exists("Database " + name);
        }
        catalog.databases().put(name, new StoredDatabase(definition));
        return Result.empty();
    }

    private ObjectNode definition(Parameters in) {
        Parameters input = in.requiredStructure("DatabaseInput");
        ObjectNode definition = input.tree().deepCopy();
        return definition
                .put("Name", Catalog.name(input.required("Name")))
                .put("CreateTime", catalog.now())
                .put("CatalogId", catalog.accountId());
    }

    private Result get(Parameters in) {
        return Result.empty()
                .put(
                        "Database",
                        catalog.database(in.required("Name")).definition.deepCopy());
    }

    private Result list(Parameters in) {
        return Paging.page(in, "DatabaseList", catalog.all(), PAGE, database -> Results.of(database.definition));
    }

    private Result update(Parameters in) {
        StoredDatabase database = catalog.database(in.required("Name"));
        ObjectNode definition = definition(in);
        if (!definition.get("Name").equals(database.definition.get("Name"))) {
            throw GlueErrors.invalid("A database cannot be renamed.");
        }
        definition.set("CreateTime", database.definition.get("CreateTime"));
        database.definition = definition;
        return Result.empty();
    }

    private Result delete(Parameters in) {
        catalog.database(in.required("Name"));
        catalog.databases().remove(Catalog.name(in.required("Name")));
        return Result.empty();
    }
}
