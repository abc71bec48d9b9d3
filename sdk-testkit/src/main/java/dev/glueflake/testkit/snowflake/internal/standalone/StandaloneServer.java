package dev.glueflake.testkit.snowflake.internal.standalone;

import dev.glueflake.testkit.snowflake.FakeSnowflake;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Main class of the standalone jar: runs a fake until the process is told to end. */
@Command(
        name = "fake-snowflake",
        mixinStandardHelpOptions = true,
        versionProvider = StandaloneServer.Version.class,
        description =
                "A Snowflake for tests, on this machine, for any client: it answers the drivers' protocol and the SQL"
                        + " API from DuckDB and keeps everything in memory. SIGTERM or Ctrl+C ends it.")
public final class StandaloneServer implements Callable<Integer> {
    private static final int CANNOT_START = 1;

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Mixin
    private ServerOptions options = new ServerOptions();

    /** Runs the server; the process ends with 143 after SIGTERM, 1 if it could not start, 2 for a wrong command line. */
    public static void main(String[] arguments) {
        Logger.getLogger("").setLevel(Level.WARNING);
        System.exit(new CommandLine(new StandaloneServer()).execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException {
        FakeSnowflake fake;
        try {
            fake = options.apply(FakeSnowflake.builder(), System.getenv()).start();
        } catch (UncheckedIOException e) {
            command.commandLine().getErr().println("Cannot start: " + e.getMessage() + ". Is the port taken?");
            return CANNOT_START;
        }
        CountDownLatch end = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(fake, end), "fake-snowflake-end"));
        var out = command.commandLine().getOut();
        out.println("Fake Snowflake is ready at " + fake.uri() + " (account " + fake.account() + ")");
        ConnectionLines.of(fake, options).forEach(line -> out.println("  " + line));
        out.flush();
        end.await();
        return 0;
    }

    private static void end(FakeSnowflake fake, CountDownLatch end) {
        fake.close();
        end.countDown();
    }

    /** The version of the jar. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = StandaloneServer.class.getPackage().getImplementationVersion();
            return new String[] {"glueflake fake-snowflake " + (version == null ? "(unpackaged)" : version)};
        }
    }
}
