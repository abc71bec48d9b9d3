package dev.glueflake.glue.sync;

import static dev.glueflake.glue.sync.GlueTables.LAZY;
import static dev.glueflake.glue.sync.GlueTables.MULTI;
import static dev.glueflake.glue.sync.GlueTables.OPEN;
import static dev.glueflake.glue.sync.GlueTables.OPENX;
import static dev.glueflake.glue.sync.GlueTables.PARQUET;
import static dev.glueflake.glue.sync.GlueTables.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.EnumSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.glue.model.Table;

class SkippedTablesTest {
    private static final CatalogSyncSettings SETTINGS = CatalogSyncSettings.builder()
            .stage("D.S.ST", "s3://bucket/")
            .formats(EnumSet.complementOf(EnumSet.of(ExternalTable.Format.ORC)))
            .build();

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource("skipped")
    void b17WhatIsNoPlainTableIsSkippedWithItsReason(SkipReason reason, Table table, String detail) {
        DdlResult result = new GlueTableToSnowflakeDdl(SETTINGS).translate(table);
        assertThat(result).isInstanceOfSatisfying(DdlResult.Skipped.class, skipped -> {
            assertThat(skipped.reason()).isEqualTo(reason);
            assertThat(skipped.detail()).contains(detail);
        });
    }

    static Stream<Arguments> skipped() {
        return Stream.concat(kinds(), contents());
    }

    private static Stream<Arguments> kinds() {
        return Stream.of(
                arguments(SkipReason.VIEW, table("").build(t -> t.tableType("VIRTUAL_VIEW")), "view"),
                arguments(SkipReason.VIEW, table("").build(t -> t.isMultiDialectView(true)), "view"),
                arguments(SkipReason.GOVERNED, table(PARQUET).build(t -> t.tableType("GOVERNED")), "Lake Formation"),
                arguments(
                        SkipReason.RESOURCE_LINK,
                        table("")
                                .build(t -> t.targetTable(
                                        link -> link.databaseName("far").name("away"))),
                        "far.away"),
                arguments(
                        SkipReason.FEDERATED,
                        table("").build(t -> t.federatedTable(f -> f.identifier("x"))),
                        "federated"),
                arguments(
                        SkipReason.NO_STORAGE,
                        Table.builder().databaseName("a__b").name("t").build(),
                        "no storage descriptor"),
                arguments(SkipReason.NO_STORAGE, table(PARQUET).at("").build(), "location"),
                arguments(
                        SkipReason.NO_STORAGE,
                        table(PARQUET).at("arn:aws:dynamodb:x").build(),
                        "not in S3"),
                arguments(
                        SkipReason.MULTI_LOCATION,
                        table(PARQUET)
                                .build(t -> t.storageDescriptor(
                                        s -> s.location("s3://bucket/a/").additionalLocations("s3://bucket/b/"))),
                        "1 additional"),
                arguments(
                        SkipReason.ICEBERG,
                        table("").with("table_type", "ICEBERG").build(),
                        "catalog-linked"),
                arguments(
                        SkipReason.ICEBERG,
                        table("").with("metadata_location", "s3://b/m.json").build(),
                        "Iceberg"),
                arguments(
                        SkipReason.DELTA,
                        table("").with("spark.sql.sources.provider", "delta").build(),
                        "Delta"),
                arguments(
                        SkipReason.HUDI,
                        table(PARQUET)
                                .input("org.apache.hudi.hadoop.HoodieParquetInputFormat")
                                .build(),
                        "Hudi"),
                arguments(
                        SkipReason.SYMLINK,
                        table(PARQUET)
                                .input("org.apache.hadoop.hive.ql.io.SymlinkTextInputFormat")
                                .build(),
                        "manifest"));
    }

    private static Stream<Arguments> contents() {
        return Stream.of(
                arguments(
                        SkipReason.UNSUPPORTED_FORMAT,
                        table("org.apache.hadoop.hive.serde2.RegexSerDe")
                                .with("classification", "csv")
                                .build(),
                        "RegexSerDe"),
                arguments(
                        SkipReason.UNSUPPORTED_FORMAT,
                        table(LAZY)
                                .input("org.apache.hadoop.mapred.SequenceFileInputFormat")
                                .build(),
                        "SequenceFileInputFormat"),
                arguments(SkipReason.UNSUPPORTED_FORMAT, table("").build(), "classification"),
                arguments(
                        SkipReason.UNSUPPORTED_FORMAT,
                        table("").with("classification", "ion").build(),
                        "\"ion\""),
                arguments(
                        SkipReason.UNSUPPORTED_FORMAT,
                        table(LAZY).with("skip.header.line.count", "1 or 2").build(),
                        "skip.header.line.count"),
                arguments(SkipReason.FORMAT_NOT_ALLOWED, table(GlueTables.ORC).build(), "ORC"),
                arguments(
                        SkipReason.UNSUPPORTED_COMPRESSION,
                        table(OPENX).with("compressionType", "lzo").build(),
                        "lzo"),
                arguments(
                        SkipReason.UNSUPPORTED_QUOTE,
                        table(OPEN).serdeWith("quoteChar", "~").build(),
                        "quote"),
                arguments(SkipReason.UNSUPPORTED_DELIMITER, table(MULTI).build(), "0 characters"),
                arguments(
                        SkipReason.UNSUPPORTED_DELIMITER,
                        table(MULTI).serdeWith("field.delim", "x".repeat(21)).build(),
                        "21 characters"),
                arguments(
                        SkipReason.UNSUPPORTED_PROJECTION,
                        table(PARQUET)
                                .with("projection.enabled", "true")
                                .with("storage.location.template", "s3://bucket/a=${a}/static/")
                                .build(),
                        "storage.location.template"),
                arguments(
                        SkipReason.UNSUPPORTED_PROJECTION,
                        table(PARQUET)
                                .with("projection.enabled", "TRUE")
                                .with("projection.day.format", "yyyy/MM/dd")
                                .build(),
                        "projection.day.format"),
                arguments(
                        SkipReason.NO_STAGE,
                        table(PARQUET).at("s3://elsewhere/customer/").build(),
                        "s3://elsewhere"),
                arguments(
                        SkipReason.UNSUPPORTED_LOCATION,
                        table(PARQUET).at("s3://bucket/a b/").build(),
                        "a b/"),
                arguments(
                        SkipReason.UNSUPPORTED_LOCATION,
                        table(PARQUET).at("s3://bucket/a--b/").build(),
                        "a--b"),
                arguments(
                        SkipReason.UNSUPPORTED_LOCATION,
                        table(PARQUET).at("s3://bucket/a//b/").build(),
                        "a//b"),
                arguments(
                        SkipReason.UNSUPPORTED_LOCATION,
                        table(PARQUET).at("s3://bucket/x'; drop").build(),
                        "x'; drop"),
                arguments(
                        SkipReason.BAD_DATABASE_NAME,
                        table(PARQUET).named("analytics", "t").build(),
                        "analytics"),
                arguments(
                        SkipReason.BAD_DATABASE_NAME,
                        table(PARQUET).named("__x", "t").build(),
                        "__x"),
                arguments(
                        SkipReason.BAD_DATABASE_NAME,
                        table(PARQUET).named("x__", "t").build(),
                        "x__"),
                arguments(
                        SkipReason.BAD_NAME,
                        table(PARQUET).column("a\u0007b", "int").build(),
                        "control character"),
                arguments(
                        SkipReason.BAD_NAME,
                        table(PARQUET).column("c".repeat(256), "int").build(),
                        "256"),
                arguments(
                        SkipReason.NAME_COLLISION,
                        table(PARQUET).column("a", "int").column("A", "int").build(),
                        "\"A\""));
    }
}
