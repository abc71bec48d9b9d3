package dev.glueflake.glue.sync;

/** Why a Glue table gets no statement. Stable names, fit for a metric's tag. */
public enum SkipReason {
    /** A view; Athena and Spark views hold SQL, no files. */
    VIEW,
    /** A governed table of Lake Formation. */
    GOVERNED,
    /** A link to a table elsewhere; sync the table it points to. */
    RESOURCE_LINK,
    /** A table of a federated catalog. */
    FEDERATED,
    /** No storage descriptor, no location, or a location outside S3. */
    NO_STORAGE,
    /** Data in additional locations, which one external table cannot cover. */
    MULTI_LOCATION,
    /** An Iceberg table; use a catalog-linked database. */
    ICEBERG,
    /** A Delta table; use an Iceberg table on Delta files. */
    DELTA,
    /** A Hudi table. */
    HUDI,
    /** A symlink or manifest table. */
    SYMLINK,
    /** A SerDe, input format or classification that no Snowflake file format reads. */
    UNSUPPORTED_FORMAT,
    /** A format that the settings do not allow. */
    FORMAT_NOT_ALLOWED,
    /** A compression that Snowflake cannot read in this format. */
    UNSUPPORTED_COMPRESSION,
    /** A quote character other than {@code "} and {@code '}. */
    UNSUPPORTED_QUOTE,
    /** A delimiter that Snowflake cannot take: empty, or longer than 20 characters. */
    UNSUPPORTED_DELIMITER,
    /** A partition projection whose layout is not one segment per partition column. */
    UNSUPPORTED_PROJECTION,
    /** Partitions that lie outside the table's location. */
    PARTITION_ELSEWHERE,
    /** No configured stage covers the location. */
    NO_STAGE,
    /** A location that Snowflake's LOCATION cannot spell; give it a stage of its own. */
    UNSUPPORTED_LOCATION,
    /** A Glue database that is not named {@code database__schema}. */
    BAD_DATABASE_NAME,
    /** A table or column name that no Snowflake identifier can be. */
    BAD_NAME,
    /** Two columns that are one name in upper case. */
    NAME_COLLISION,
    /** An external table of this name stands in Snowflake that this SDK did not make from this Glue table. */
    NOT_OWNED,
    /** The Glue table is gone and the settings say to leave the external table alone. */
    DELETE_IGNORED,
    /** The Glue table is gone, and so is any external table. */
    ALREADY_GONE
}
