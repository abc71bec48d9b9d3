package dev.glueflake.testkit.aws.internal.glue.crawler;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glueflake.testkit.aws.internal.glue.discover.DiscoveredTable;
import java.util.Map;

/** What a crawler says of each format: classes to read it by, and their parameters. */
final class TableShape {
    private static final String HIVE = "org.apache.hadoop.hive.ql.io.";
    private static final Classes TEXT =
            new Classes("org.apache.hadoop.mapred.TextInputFormat", HIVE + "HiveIgnoreKeyTextOutputFormat", "");
    private static final Map<String, Classes> CLASSES = Map.of(
            "csv", TEXT.with("org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe"),
            "json", TEXT.with("org.openx.data.jsonserde.JsonSerDe"),
            "parquet",
                    new Classes(
                            HIVE + "parquet.MapredParquetInputFormat",
                            HIVE + "parquet.MapredParquetOutputFormat",
                            HIVE + "parquet.serde.ParquetHiveSerDe"),
            "avro",
                    new Classes(
                            HIVE + "avro.AvroContainerInputFormat",
                            HIVE + "avro.AvroContainerOutputFormat",
                            "org.apache.hadoop.hive.serde2.avro.AvroSerDe"),
            "orc", new Classes(HIVE + "orc.OrcInputFormat", HIVE + "orc.OrcOutputFormat", HIVE + "orc.OrcSerde"));

    private TableShape() {}

    private record Classes(String input, String output, String serde) {
        Classes with(String other) {
            return new Classes(input, output, other);
        }
    }

    /** Adds the classes to a storage descriptor; a table of unknown format gets none. */
    static void addClasses(ObjectNode descriptor, DiscoveredTable table) {
        Classes classes = CLASSES.get(table.classification());
        if (classes == null) {
            descriptor.put("InputFormat", "").put("OutputFormat", "");
            descriptor.putObject("SerdeInfo").putObject("Parameters");
            return;
        }
        descriptor.put("InputFormat", classes.input()).put("OutputFormat", classes.output());
        ObjectNode serde = descriptor.putObject("SerdeInfo").put("SerializationLibrary", classes.serde());
        serde.set("Parameters", serdeParameters(table));
    }

    private static ObjectNode serdeParameters(DiscoveredTable table) {
        ObjectNode parameters = JsonNodeFactory.instance.objectNode();
        Map<String, String> traits = table.traits();
        switch (table.classification()) {
            case "csv" -> parameters.put("field.delim", traits.get("delimiter"));
            case "json" -> parameters.put("paths", traits.get("paths"));
            case "avro" ->
                parameters.put("avro.schema.literal", traits.get("avro.schema")).put("serialization.format", "1");
            default -> parameters.put("serialization.format", "1");
        }
        return parameters;
    }

    /** The parameters that stand in the table, its storage descriptor and its partitions. */
    static ObjectNode parameters(String crawler, DiscoveredTable table, DiscoveredTable.Size size) {
        long average = size.records() == 0 ? 0 : Math.max(1, size.bytes() / size.records());
        ObjectNode parameters = JsonNodeFactory.instance
                .objectNode()
                .put("CrawlerSchemaDeserializerVersion", "1.0")
                .put("CrawlerSchemaSerializerVersion", "1.0")
                .put("UPDATED_BY_CRAWLER", crawler)
                .put("averageRecordSize", Long.toString(average))
                .put("classification", table.classification())
                .put("compressionType", table.compression())
                .put("objectCount", Long.toString(size.files()))
                .put("recordCount", Long.toString(size.records()))
                .put("sizeKey", Long.toString(size.bytes()))
                .put("typeOfData", "file");
        Map<String, String> traits = table.traits();
        if (table.classification().equals("csv")) {
            parameters
                    .put("areColumnsQuoted", traits.get("quoted"))
                    .put("columnsOrdered", "true")
                    .put("delimiter", traits.get("delimiter"));
            if ("true".equals(traits.get("header"))) {
                parameters.put("skip.header.line.count", "1");
            }
        } else if (table.classification().equals("avro")) {
            parameters.put("avro.schema.literal", traits.get("avro.schema"));
        }
        return parameters;
    }
}
