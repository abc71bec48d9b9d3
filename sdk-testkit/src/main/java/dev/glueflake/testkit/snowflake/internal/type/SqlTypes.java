package dev.glueflake.testkit.snowflake.internal.type;

/** The types with the parameters that Snowflake gives them by default. */
public final class SqlTypes {
    public static final SqlType INTEGER = new SqlType.Numeric(38, 0);
    public static final SqlType REAL = new SqlType.Real();
    public static final SqlType DECFLOAT = new SqlType.DecFloat();
    public static final SqlType UUID = new SqlType.Uuid();
    public static final SqlType VARCHAR = new SqlType.Text(SqlType.Text.MAX);
    public static final SqlType BINARY = new SqlType.Binary(SqlType.Binary.MAX);
    public static final SqlType BOOLEAN = new SqlType.Bool();
    public static final SqlType DATE = new SqlType.Date();
    public static final SqlType TIME = new SqlType.Time(9);
    public static final SqlType TIMESTAMP_NTZ = new SqlType.Timestamp(SqlType.Zone.NTZ, 9);
    public static final SqlType TIMESTAMP_LTZ = new SqlType.Timestamp(SqlType.Zone.LTZ, 9);
    public static final SqlType TIMESTAMP_TZ = new SqlType.Timestamp(SqlType.Zone.TZ, 9);
    public static final SqlType VARIANT = new SqlType.Variant();
    public static final SqlType OBJECT = new SqlType.ObjectType();
    public static final SqlType ARRAY = new SqlType.Array();
    public static final SqlType.Geospatial GEOGRAPHY = new SqlType.Geography();
    public static final SqlType.Geospatial GEOMETRY = new SqlType.Geometry();
    public static final SqlType NULL = new SqlType.Null();

    private SqlTypes() {}
}
