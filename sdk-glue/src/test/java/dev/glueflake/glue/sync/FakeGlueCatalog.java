package dev.glueflake.glue.sync;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.GetPartitionsRequest;
import software.amazon.awssdk.services.glue.model.GetPartitionsResponse;
import software.amazon.awssdk.services.glue.model.GetTableRequest;
import software.amazon.awssdk.services.glue.model.GetTableResponse;
import software.amazon.awssdk.services.glue.model.Partition;
import software.amazon.awssdk.services.glue.model.Table;

/** A Glue client that knows tables and partitions; every other call throws, as the interface's defaults do. */
final class FakeGlueCatalog implements GlueClient {
    final List<Partition> partitions = new ArrayList<>();
    final List<GetTableRequest> reads = new ArrayList<>();

    @Nullable
    RuntimeException failure;

    private final Map<String, Table> tables = new HashMap<>();

    void put(Table table) {
        tables.put(table.databaseName() + "." + table.name(), table);
    }

    void remove(String database, String name) {
        tables.remove(database + "." + name);
    }

    @Override
    public GetTableResponse getTable(GetTableRequest request) {
        reads.add(request);
        if (failure != null) {
            throw failure;
        }
        Table table = tables.get(request.databaseName() + "." + request.name());
        if (table == null) {
            throw EntityNotFoundException.builder()
                    .message("Entity Not Found")
                    .statusCode(400)
                    .build();
        }
        return GetTableResponse.builder().table(table).build();
    }

    @Override
    public GetPartitionsResponse getPartitions(GetPartitionsRequest request) {
        return GetPartitionsResponse.builder().partitions(partitions).build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
