package dev.glueflake.testkit.aws.internal.glue.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glueflake.testkit.aws.internal.core.Identity;
import dev.glueflake.testkit.aws.internal.events.EventBus;
import dev.glueflake.testkit.aws.internal.glue.trail.Caller;
import dev.glueflake.testkit.aws.internal.rpc.Operations;
import dev.glueflake.testkit.aws.internal.rpc.Parameters;
import dev.glueflake.testkit.aws.internal.rpc.Result;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** All operations on the catalog, for clients and for crawlers. */
public final class CatalogApi {
    private final Map<String, Function<Parameters, Result>> actions = new HashMap<>();
    private final Catalog catalog;
    private final CatalogAudit audit;

    public CatalogApi(Identity identity, EventBus bus) {
        this.catalog = new Catalog(identity);
        this.audit = new CatalogAudit(identity, bus);
    }

    public void addTo(Operations operations) {
        new DatabaseApi(catalog).addTo(this, operations);
        new TableApi(catalog).addTo(this, operations);
        new PartitionApi(catalog).addTo(this, operations);
        new PartitionBatchApi(catalog).addTo(this, operations);
    }

    /** Registers an operation that only reads. */
    void read(Operations operations, String name, Set<String> members, Function<Parameters, Result> action) {
        Function<Parameters, Result> guarded = in -> guarded(in, action);
        actions.put(name, guarded);
        operations.add(name, members, guarded);
    }

    /** Registers an operation that changes the catalog, so that it is published. */
    void change(Operations operations, String name, Set<String> members, Function<Parameters, Result> action) {
        Function<Parameters, Result> audited = in -> audit.run(name, in, Caller.CLIENT, it -> guarded(it, action));
        actions.put(name, in -> audit.run(name, in, Caller.CRAWLER, it -> guarded(it, action)));
        operations.add(name, members, audited);
    }

    private Result guarded(Parameters in, Function<Parameters, Result> action) {
        synchronized (catalog) {
            catalog.requireOwn(in);
            return action.apply(in);
        }
    }

    /** Runs an operation on behalf of a crawler. */
    public Result call(String operation, ObjectNode input) {
        Function<Parameters, Result> action = actions.get(operation);
        if (action == null) {
            throw new IllegalArgumentException("The catalog has no operation " + operation);
        }
        return action.apply(new Parameters(input));
    }

    public void clear() {
        synchronized (catalog) {
            catalog.databases().clear();
        }
    }
}
