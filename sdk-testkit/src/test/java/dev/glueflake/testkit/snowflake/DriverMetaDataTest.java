package dev.glueflake.testkit.snowflake;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whatever a tool asks the driver about the account, a table, a result or a statement. */
class DriverMetaDataTest {
    @RegisterExtension
    static final FakeSnowflakeExtension SNOWFLAKE = FakeSnowflakeExtension.of(FakeSnowflake.builder());

    private Connection connection;
    private DatabaseMetaData metaData;

    @BeforeEach
    void objects(Connection fresh) throws SQLException {
        connection = fresh;
        metaData = fresh.getMetaData();
        try (Statement statement = fresh.createStatement()) {
            statement.execute("create table parent (id int primary key, n varchar(10) not null comment 'name')");
            statement.execute("create table child (id number(10,2), d date, ts timestamp_tz, f float, b boolean,"
                    + " bin binary, v variant, t time)");
            statement.execute("create view vw as select id from parent");
            statement.execute("create procedure pr(x int, y varchar) returns varchar language sql as"
                    + " $$ begin return y; end $$");
        }
    }

    /** Each call of the interface is answered; what the driver itself refuses, no server could answer. */
    @TestFactory
    Stream<DynamicTest> everyCallIsAnswered() {
        List<Method> calls = new ArrayList<>(List.of(DatabaseMetaData.class.getMethods()));
        calls.removeIf(call -> call.getDeclaringClass() != DatabaseMetaData.class);
        return calls.stream()
                .map(call -> DynamicTest.dynamicTest(call.getName() + "/" + call.getParameterCount(), () -> {
                    try {
                        Object answer = call.invoke(metaData, arguments(call));
                        if (answer instanceof ResultSet rows) {
                            drain(rows);
                        }
                    } catch (InvocationTargetException e) {
                        assertThat(e.getCause()).isInstanceOf(SQLFeatureNotSupportedException.class);
                    }
                }));
    }

    private static Object[] arguments(Method call) {
        Class<?>[] types = call.getParameterTypes();
        Object[] arguments = new Object[types.length];
        String[] names = {"TESTDB", "PUBLIC", "PARENT", "TESTDB", "PUBLIC", "CHILD"};
        for (int i = 0; i < types.length; i++) {
            if (types[i] == int.class) {
                arguments[i] = 1;
            } else if (types[i] == boolean.class) {
                arguments[i] = false;
            } else if (types[i] == String.class && i < names.length) {
                arguments[i] = names[i];
            }
        }
        return arguments;
    }

    private static void drain(ResultSet rows) throws SQLException {
        try (rows) {
            while (rows.next()) {
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    rows.getObject(i);
                }
            }
        }
    }

    @Test
    void tablesViewsAndColumnsAreListed() throws SQLException {
        assertThat(column(metaData.getTables("TESTDB", "PUBLIC", "%", new String[] {"TABLE"}), "TABLE_NAME"))
                .containsExactly("CHILD", "PARENT");
        assertThat(column(metaData.getTables(null, null, "V_", new String[] {"VIEW"}), "TABLE_NAME"))
                .containsExactly("VW");
        assertThat(column(metaData.getColumns("TESTDB", "PUBLIC", "CHILD", "%"), "TYPE_NAME"))
                .containsExactly("NUMBER", "DATE", "TIMESTAMPTZ", "DOUBLE", "BOOLEAN", "BINARY", "VARIANT", "TIME");
        assertThat(column(metaData.getColumns("TESTDB", "PUBLIC", "PARENT", "N"), "REMARKS"))
                .containsExactly("name");
        assertThat(column(metaData.getColumns("TESTDB", "PUBLIC", "PARENT", "N"), "IS_NULLABLE"))
                .containsExactly("NO");
        assertThat(column(metaData.getPrimaryKeys("TESTDB", "PUBLIC", "PARENT"), "COLUMN_NAME"))
                .containsExactly("ID");
        assertThat(column(metaData.getCatalogs(), "TABLE_CAT")).contains("TESTDB");
        assertThat(column(metaData.getSchemas("TESTDB", "%"), "TABLE_SCHEM")).contains("PUBLIC");
        assertThat(column(metaData.getTables("NODB", "PUBLIC", "%", null), "TABLE_NAME"))
                .isEmpty();
    }

    @Test
    void proceduresAreListedWithTheirArguments() throws SQLException {
        assertThat(column(metaData.getProcedures("TESTDB", "PUBLIC", "PR"), "PROCEDURE_NAME"))
                .containsExactly("PR");
        assertThat(column(metaData.getProcedureColumns("TESTDB", "PUBLIC", "PR", "%"), "COLUMN_NAME"))
                .containsExactly("", "X", "Y");
    }

    @Test
    void resultsDescribeTheirColumns() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select * from child")) {
            ResultSetMetaData columns = rows.getMetaData();
            assertThat(columns.getTableName(1)).isEqualTo("CHILD");
            assertThat(columns.getSchemaName(1)).isEqualTo(connection.getSchema());
            assertThat(columns.getCatalogName(1)).isEqualTo(connection.getCatalog());
            assertThat(columns.getColumnType(1)).isEqualTo(Types.DECIMAL);
            assertThat(columns.getPrecision(1)).isEqualTo(10);
            assertThat(columns.getScale(1)).isEqualTo(2);
            assertThat(columns.getColumnTypeName(3)).isEqualTo("TIMESTAMPTZ");
            assertThat(columns.getColumnClassName(4)).isEqualTo("java.lang.Double");
            assertThat(columns.getColumnTypeName(7)).isEqualTo("VARIANT");
            assertThat(columns.isNullable(1)).isEqualTo(ResultSetMetaData.columnNullable);
        }
    }

    @Test
    void decimalFloatsUuidsAndCollatedTextsAreDescribed() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select decfloat '-1.5e50', to_decfloat(2.5),"
                        + " to_uuid('C73D9175-0a1d-48c6-8d30-df165461328b'), 'a'::varchar(3) collate 'en-ci'")) {
            ResultSetMetaData columns = rows.getMetaData();
            assertThat(columns.getColumnTypeName(1)).isEqualTo("DECFLOAT");
            assertThat(columns.getPrecision(1)).isEqualTo(38);
            assertThat(columns.getColumnTypeName(3)).isEqualTo("VARCHAR");
            assertThat(columns.getPrecision(3)).isEqualTo(36);
            assertThat(columns.getColumnTypeName(4)).isEqualTo("VARCHAR");
            assertThat(columns.getPrecision(4)).isEqualTo(3);
            assertThat(rows.next()).isTrue();
            assertThat(rows.getBigDecimal(1)).isEqualByComparingTo("-1.5e50");
            assertThat(rows.getBigDecimal(2)).isEqualByComparingTo("2.5");
            assertThat(rows.getString(3)).isEqualTo("c73d9175-0a1d-48c6-8d30-df165461328b");
            assertThat(rows.getObject(4)).isEqualTo("a");
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("create table typed (d decfloat, u uuid, c varchar collate 'en-ci')");
            assertThat(column(metaData.getColumns("TESTDB", "PUBLIC", "TYPED", "%"), "TYPE_NAME"))
                    .containsExactly("DECFLOAT", "UUID", "VARCHAR");
            statement.execute("drop table typed");
        }
    }

    @Test
    void aPreparedStatementKnowsItsBindsAndColumnsBeforeItRuns(FakeSnowflake fake) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select id, n from parent where id = ? and n = ?")) {
            ParameterMetaData binds = query.getParameterMetaData();
            assertThat(binds.getParameterCount()).isEqualTo(2);
            assertThat(query.getMetaData().getColumnCount()).isEqualTo(2);
            assertThat(query.getMetaData().getColumnName(2)).isEqualTo("N");
        }
        try (PreparedStatement insert = connection.prepareStatement("insert into parent values (?, ?)")) {
            assertThat(insert.getParameterMetaData().getParameterCount()).isEqualTo(2);
        }
        assertThat(fake.queryLog().matching("from parent where|into parent")).isEmpty();
    }

    @Test
    void aColumnIsOfATableWhereItIsHandedThrough() throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "select p.n, p.n || 'x', q.id from parent p join (select id from parent) q on p.id = q.id")) {
            ResultSetMetaData columns = query.getMetaData();
            assertThat(columns.getTableName(1)).isEqualTo("PARENT");
            assertThat(columns.getTableName(2)).isEmpty();
            assertThat(columns.getTableName(3)).isEqualTo("PARENT");
        }
    }

    private static List<String> column(ResultSet rows, String name) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (rows) {
            while (rows.next()) {
                texts.add(rows.getString(name));
            }
        }
        return texts;
    }
}
