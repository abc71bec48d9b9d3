package dev.glueflake.glue.sync;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.Table;

/** Glue tables as crawlers, Athena and Spark leave them. */
final class GlueTables {
    static final String LAZY = "org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe";
    static final String OPEN = "org.apache.hadoop.hive.serde2.OpenCSVSerde";
    static final String MULTI = "org.apache.hadoop.hive.serde2.MultiDelimitSerDe";
    static final String OPENX = "org.openx.data.jsonserde.JsonSerDe";
    static final String PARQUET = "org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe";
    static final String ORC = "org.apache.hadoop.hive.ql.io.orc.OrcSerde";
    static final String AVRO = "org.apache.hadoop.hive.serde2.avro.AvroSerDe";

    private String database = "sales_db__public";
    private String name = "customer";
    private String location = "s3://bucket/customer/";
    private String serde = "";
    private String inputFormat = "";
    private String description = "";
    private final List<Column> columns = new ArrayList<>();
    private final List<Column> keys = new ArrayList<>();
    private final Map<String, String> parameters = new LinkedHashMap<>();
    private final Map<String, String> serdeParameters = new LinkedHashMap<>();

    static GlueTables table(String serde) {
        GlueTables table = new GlueTables();
        table.serde = serde;
        return table;
    }

    GlueTables named(String glueDatabase, String glueTable) {
        database = glueDatabase;
        name = glueTable;
        return this;
    }

    GlueTables at(String url) {
        location = url;
        return this;
    }

    GlueTables described(String text) {
        description = text;
        return this;
    }

    GlueTables input(String className) {
        inputFormat = className;
        return this;
    }

    GlueTables column(String columnName, String type) {
        columns.add(Column.builder().name(columnName).type(type).build());
        return this;
    }

    GlueTables key(String columnName, String type) {
        keys.add(Column.builder().name(columnName).type(type).build());
        return this;
    }

    GlueTables with(String parameter, String value) {
        parameters.put(parameter, value);
        return this;
    }

    GlueTables serdeWith(String parameter, String value) {
        serdeParameters.put(parameter, value);
        return this;
    }

    Table build() {
        return build(table -> table);
    }

    Table build(UnaryOperator<Table.Builder> more) {
        Table.Builder table = Table.builder()
                .databaseName(database)
                .name(name)
                .description(description)
                .parameters(parameters)
                .storageDescriptor(storage -> {
                    storage.location(location).columns(columns).inputFormat(inputFormat.isEmpty() ? null : inputFormat);
                    if (!serde.isEmpty()) {
                        storage.serdeInfo(
                                info -> info.serializationLibrary(serde).parameters(serdeParameters));
                    }
                });
        if (!keys.isEmpty()) {
            table.partitionKeys(keys);
        }
        return more.apply(table).build();
    }
}
