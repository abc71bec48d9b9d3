package dev.glueflake.samples.quickstart;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** The source database: a shop with customers and orders that changes from day to day. */
final class Shop {
    private final DataSource postgres;

    Shop(DataSource postgres) {
        this.postgres = postgres;
    }

    /** Makes both tables and fills them; the texts hold everything that makes CSV hard. */
    void open(int customers, int orders) throws SQLException {
        run("""
                CREATE TABLE customers (
                  id bigint PRIMARY KEY,
                  name varchar(80) NOT NULL,
                  email varchar(120),
                  country char(2) NOT NULL,
                  born date,
                  updated_at timestamptz NOT NULL,
                  deleted boolean NOT NULL DEFAULT false)""", """
                CREATE TABLE orders (
                  id bigint PRIMARY KEY,
                  customer_id bigint NOT NULL,
                  amount numeric(12,2) NOT NULL,
                  status varchar(20) NOT NULL,
                  note text,
                  ordered_at timestamp NOT NULL,
                  updated_at timestamptz NOT NULL,
                  deleted boolean NOT NULL DEFAULT false)""", """
                INSERT INTO customers (id, name, email, country, born, updated_at)
                SELECT i, 'Customer "' || i || '"',
                       CASE WHEN i % 7 = 0 THEN NULL ELSE 'c' || i || '@example.com' END,
                       (ARRAY['DE','FR','PL','SE','PT'])[1 + i % 5],
                       CASE WHEN i % 3 = 0 THEN NULL ELSE date '1950-01-01' + i % 20000 END,
                       timestamptz '2026-01-01 00:00:00+00' + i * interval '1 second'
                FROM generate_series(1, $customers) i""".replace("$customers", Integer.toString(customers)), """
                INSERT INTO orders (id, customer_id, amount, status, note, ordered_at, updated_at)
                SELECT i, 1 + i % $customers, round((i * 7919 % 100000) / 100.0, 2),
                       (ARRAY['new','paid','shipped','returned'])[1 + i % 4],
                       (ARRAY[NULL, '', 'gift, wrapped', E'two\\nlines', 'said "hi"', '\\N', 'ends with \\'])[1 + i % 7],
                       timestamp '2026-01-01 00:00:00' + i * interval '1 minute',
                       timestamptz '2026-01-02 00:00:00+00' + i * interval '1 millisecond'
                FROM generate_series(1, $orders) i""".replace(
                        "$customers", Integer.toString(customers))
                .replace("$orders", Integer.toString(orders)));
    }

    /** A day later: some orders changed, some new, some deleted by their flag, and a customer moved. */
    void tradeForADay() throws SQLException {
        run(
                "UPDATE customers SET country = 'DE', updated_at = '2026-02-01 12:00:00+00' WHERE id % 100 = 0",
                "UPDATE orders SET status = 'shipped', updated_at = '2026-02-01 12:00:00+00' WHERE id % 50 = 1",
                "UPDATE orders SET deleted = true, updated_at = '2026-02-01 13:00:00+00' WHERE id % 200 = 7",
                """
                INSERT INTO orders (id, customer_id, amount, status, note, ordered_at, updated_at)
                SELECT m.id + i, i, 9.99, 'new', NULL, '2026-02-01 14:00:00', '2026-02-01 14:00:00+00'
                FROM (SELECT max(id) AS id FROM orders) m, generate_series(1, 500) i""");
    }

    private void run(String... statements) throws SQLException {
        try (Connection connection = postgres.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
