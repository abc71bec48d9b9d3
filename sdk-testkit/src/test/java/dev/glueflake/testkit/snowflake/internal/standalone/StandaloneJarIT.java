package dev.glueflake.testkit.snowflake.internal.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The packaged jar as a process of its own. */
class StandaloneJarIT {
    private static final long SECONDS = 60;

    @Test
    void answersTheDriverAndEndsAtSigterm() throws Exception {
        Process server = start("--port", "0");
        try (BufferedReader out = server.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).startsWith("Fake Snowflake is ready at http://127.0.0.1:");
            String jdbc = out.readLine().strip().replaceFirst("JDBC +", "");
            try (Connection driver = DriverManager.getConnection(jdbc);
                    Statement statement = driver.createStatement()) {
                statement.execute("create table t as select parse_json('{\"a\": [1, 2]}') v");
                try (ResultSet row = statement.executeQuery("select v:a[1]::int, current_account() from t")) {
                    row.next();
                    assertThat(row.getInt(1)).isEqualTo(2);
                    assertThat(row.getString(2)).isEqualTo("FAKE");
                }
            }
            server.destroy();
            assertThat(server.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(server.exitValue()).isEqualTo(128 + 15);
        } finally {
            server.destroyForcibly();
        }
    }

    @Test
    void helpVersionAndAWrongOption() throws Exception {
        assertThat(output(0, "--help")).contains("--port=N").contains("--strict");
        assertThat(output(0, "--version")).matches("(?s)glueflake fake-snowflake [0-9].*");
        assertThat(output(2, "--prot", "1")).contains("Unknown option").contains("--port");
    }

    @Test
    void aTakenPortIsSaidAndEndsTheProcess() throws Exception {
        try (var taken = new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            assertThat(output(1, "--port", Integer.toString(taken.getLocalPort())))
                    .contains("Is the port taken?");
        }
    }

    @Test
    void holdsItsOwnRuntimeOnly() throws IOException {
        try (JarFile jar = new JarFile(jar().toFile())) {
            assertThat(jar.stream().map(entry -> entry.getName()))
                    .contains("org/duckdb/DuckDBDriver.class")
                    .noneMatch(name -> name.startsWith("net/snowflake/client/")
                            || name.startsWith("org/junit/")
                            || name.startsWith("org/testcontainers/")
                            || name.startsWith("META-INF/versions/") && name.endsWith("module-info.class"));
            assertThat(jar.getManifest().getMainAttributes().getValue("Add-Opens"))
                    .contains("java.base/java.nio");
        }
    }

    private static String output(int exitCode, String... arguments) throws IOException, InterruptedException {
        Process process = start(arguments);
        try {
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(text).isEqualTo(exitCode);
            return text;
        } finally {
            process.destroyForcibly();
        }
    }

    private static Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar"));
        command.add(jar().toString());
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static Path jar() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            return files.filter(file -> file.toString().endsWith("-standalone.jar"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
