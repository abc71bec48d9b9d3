package dev.glueflake.samples.quickstart;

import dev.glueflake.core.progress.ConsoleProgress;
import dev.glueflake.glue.pipeline.Pipeline;
import dev.glueflake.glue.pipeline.PipelineResult;
import dev.glueflake.glue.pipeline.PipelineRunner;
import dev.glueflake.glue.pipeline.StepAction;
import dev.glueflake.glue.pipeline.Steps;
import dev.glueflake.glue.run.Polling;
import dev.glueflake.snowflake.procedure.ProcedureCall;
import dev.glueflake.snowflake.procedure.ProcedureResult;
import dev.glueflake.snowflake.procedure.ProcedureRunner;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A shop's day as one pipeline, everything on this machine: tables go from Postgres through S3 to Snowflake, event files to
 * partitioned Avro, Glue's tables become external tables, and a stored procedure joins them. Every count is compared with its
 * source, and the report is one HTML file.
 */
public final class Quickstart {
    private static final int CUSTOMERS = 5_000;
    private static final int ORDERS = 100_000;
    private static final int PARALLEL = 4;

    private final LocalCloud cloud;
    private final PrintStream out;
    private final Path report;

    private Quickstart(LocalCloud cloud, PrintStream out, Path report) {
        this.cloud = cloud;
        this.out = out;
        this.report = report;
    }

    /**
     * Runs the quickstart and ends the JVM: 0 if every step succeeded and every count and checksum is right, 1 if one
     * differs or failed, 2 if nothing could be started.
     *
     * @param args where to write the report
     */
    public static void main(String[] args) {
        Logger.getLogger("").setLevel(Level.WARNING);
        int exitCode;
        try {
            Path report = Path.of(args.length > 0 ? args[0] : "quickstart.html");
            exitCode = run(System.out, report, CUSTOMERS, ORDERS) ? 0 : 1;
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
     * @param report where to write the report
     * @param customers how many customers the shop has
     * @param orders how many orders
     * @return whether every step succeeded and every count and checksum is right
     */
    static boolean run(PrintStream out, Path report, int customers, int orders) throws Exception {
        out.println("Starting Postgres, the AWS services and Snowflake on this machine ...");
        try (LocalCloud cloud = LocalCloud.start()) {
            return new Quickstart(cloud, out, report).run(customers, orders);
        }
    }

    private boolean run(int customers, int orders) throws Exception {
        Shop shop = new Shop(cloud.postgres());
        shop.open(customers, orders);
        Fleet.Sent sent = Fleet.drive(cloud.aws().s3());
        Lake lake = Lake.setUp(cloud.aws());
        Check check = new Check(cloud.postgres(), cloud.snowflake());

        PipelineResult result = run(new ShopPipeline.Surroundings(
                lake.fileQueue(), lake.catalogQueue(), orders, compare(check), trade(shop), summarize()));

        Files.writeString(report, result.toHtml());
        Report.steps(out, result);
        if (result.succeeded()) {
            check.all(sent, orders, result);
        }
        Report.checks(out, check.results());
        out.printf("%nReport: %s%n", report.toAbsolutePath().toUri());
        return result.succeeded() && check.passed();
    }

    // tag::run[]
    private PipelineResult run(ShopPipeline.Surroundings day) {
        ExecutorService executor = Executors.newFixedThreadPool(PARALLEL);
        try (ConsoleProgress progress = ConsoleProgress.of(out)) {
            Polling polling = Polling.standard().withTime(cloud.clock(), cloud.clock()::advance);
            Pipeline pipeline = new ShopPipeline(cloud.clients(), polling, progress).pipeline(day);

            return PipelineRunner.builder(executor)
                    .maxParallel(PARALLEL)
                    .build()
                    .run(pipeline);
        } finally {
            executor.shutdown();
        }
    }
    // end::run[]

    private static StepAction<Integer> compare(Check check) {
        return Steps.function("compare both tables with Postgres", Integer.class, context -> {
            check.sameRows("full load of", "customers");
            check.sameRows("full load of", "orders");
            return check.results().size();
        });
    }

    private static StepAction<String> trade(Shop shop) {
        return Steps.function("customers move, orders change, come and go", String.class, context -> {
            shop.tradeForADay();
            return "a day later";
        });
    }

    // tag::procedure[]
    private StepAction<ProcedureResult> summarize() {
        cloud.snowflake()
                .execute("CREATE TABLE shipping_costs (country VARCHAR(2), shipments NUMBER, positions NUMBER,"
                        + " cents NUMBER(38,2))");
        cloud.snowflake().execute("""
                CREATE PROCEDURE summarize_shipping(least NUMBER)
                RETURNS VARCHAR NOT NULL
                LANGUAGE SQL
                AS
                $$
                BEGIN
                  INSERT INTO shipping_costs
                    SELECT c.country, COUNT(*), SUM(v.positions), SUM(s.weight * r.cents)
                    FROM lake.shipments s
                      JOIN orders o ON o.id = s.order_id
                      JOIN customers c ON c.id = o.customer_id
                      JOIN lake.rates r ON r.country = c.country
                      JOIN (SELECT id, COUNT(*) AS positions FROM lake.demo WHERE lat IS NOT NULL GROUP BY id) v
                        ON v.id = s.vehicle
                    WHERE s.weight >= :least
                    GROUP BY c.country;
                  RETURN 'Rows Processed: ' || SQLROWCOUNT;
                END
                $$""");

        return Steps.procedure(
                ProcedureRunner.of(cloud.snowflake()),
                ProcedureCall.builder("shop.public.summarize_shipping")
                        .argument(0)
                        .build());
    }
    // end::procedure[]
}
