package dev.glueflake.samples.quickstart;

import dev.glueflake.core.S3Location;
import dev.glueflake.core.progress.ConsoleProgress;
import dev.glueflake.snowflake.QualifiedName;
import dev.glueflake.snowflake.SnowflakeClient;
import dev.glueflake.snowflake.load.LoadResult;
import dev.glueflake.snowflake.load.LoadStrategy;
import dev.glueflake.snowflake.load.StageLocation;
import dev.glueflake.snowflake.load.TableLoad;
import dev.glueflake.snowflake.load.TableLoader;
import dev.glueflake.snowflake.procedure.ProcedureCall;
import dev.glueflake.snowflake.procedure.ProcedureResult;
import dev.glueflake.snowflake.procedure.ProcedureRunner;
import java.io.PrintStream;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Loads two tables of a shop into Snowflake through S3, in full and then in increments, and lets a stored procedure
 * summarise them. Everything runs on this machine; every count and a checksum of the rows is compared with the source.
 */
public final class Quickstart {
    private static final int CUSTOMERS = 5_000;
    private static final int ORDERS = 100_000;

    private final LocalCloud cloud;
    private final Shop shop;
    private final PrintStream out;

    private Quickstart(LocalCloud cloud, PrintStream out) throws Exception {
        this.cloud = cloud;
        this.shop = new Shop(cloud.postgres());
        this.out = out;
    }

    /**
     * Runs the quickstart and ends the JVM: 0 if every count and checksum is right, 1 if one differs, 2 if it failed.
     *
     * @param args none
     */
    public static void main(String[] args) {
        Logger.getLogger("").setLevel(Level.WARNING);
        int exitCode;
        try {
            exitCode = run(System.out, CUSTOMERS, ORDERS) ? 0 : 1;
        } catch (Exception e) {
            e.printStackTrace();
            exitCode = 2;
        }
        System.exit(exitCode);
    }

    /**
     * Runs the quickstart.
     *
     * @param out where progress and tables go
     * @param customers how many customers the shop has
     * @param orders how many orders
     * @return whether every count and checksum is right
     */
    static boolean run(PrintStream out, int customers, int orders) throws Exception {
        out.println("Starting Postgres, S3 and Snowflake on this machine ...");
        try (LocalCloud cloud = LocalCloud.start()) {
            return new Quickstart(cloud, out).run(customers, orders);
        }
    }

    private boolean run(int customers, int orders) throws Exception {
        Check check = new Check(cloud.postgres(), cloud.snowflake());
        shop.open(customers, orders);

        Report.loads(out, "Full load", load(LoadStrategy.FULL));
        check.sameRows("customers");
        check.sameRows("orders");

        shop.tradeForADay();
        Report.loads(out, "Incremental load", load(LoadStrategy.INCREMENTAL));
        check.sameRows("customers");
        check.sameRows("orders");

        ProcedureResult summary = summarize();
        Report.procedure(out, summary);
        check.sameSummary(summary);

        Report.checks(out, check.results());
        return check.passed();
    }

    // tag::load[]
    private List<LoadResult> load(LoadStrategy strategy) {
        SnowflakeClient snowflake = cloud.snowflake();
        StageLocation stage =
                new StageLocation(QualifiedName.parse("shop.public.landing"), S3Location.parse("s3://landing/shop/"));

        try (ConsoleProgress progress = ConsoleProgress.of(out)) {
            TableLoader loader = TableLoader.builder(snowflake, cloud.postgres(), cloud.s3())
                    .progress(progress)
                    .build();
            return List.of(
                    loader.load(TableLoad.builder(
                                    "customers", QualifiedName.parse("shop.public.customers"), strategy, stage)
                            .cursor("updated_at")
                            .deleteFlag("deleted")
                            .build()),
                    loader.load(TableLoad.builder("orders", QualifiedName.parse("shop.public.orders"), strategy, stage)
                            .cursor("updated_at")
                            .deleteFlag("deleted")
                            .build()));
        }
    }
    // end::load[]

    // tag::procedure[]
    private ProcedureResult summarize() {
        SnowflakeClient snowflake = cloud.snowflake();
        snowflake.execute(
                "CREATE OR REPLACE TABLE order_summary (country VARCHAR(2), orders NUMBER, amount NUMBER(38,2))");
        snowflake.execute("""
                CREATE OR REPLACE PROCEDURE summarize_orders(status VARCHAR)
                RETURNS VARCHAR NOT NULL
                LANGUAGE SQL
                AS
                $$
                BEGIN
                  INSERT INTO order_summary
                    SELECT c.country, COUNT(*), SUM(o.amount)
                    FROM orders o JOIN customers c ON c.id = o.customer_id
                    WHERE o.status = :status
                    GROUP BY c.country;
                  RETURN 'Rows Processed: ' || SQLROWCOUNT;
                END
                $$""");

        return ProcedureRunner.of(snowflake)
                .run(ProcedureCall.builder("shop.public.summarize_orders")
                        .argument("shipped")
                        .build());
    }
    // end::procedure[]
}
