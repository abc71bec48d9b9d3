package dev.glueflake.testkit.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.ssm.model.ParameterType;

class EmbeddedAwsTest {

    @Test
    void nothingIsLeftAfterClose() throws Exception {
        Set<Path> filesBefore = temporaryDirectories();
        Set<Thread> threadsBefore = threads();
        URI endpoint;
        try (EmbeddedAws aws = AwsEnvironment.embedded()) {
            endpoint = aws.endpoint(AwsService.S3);
            S3Client s3 = aws.s3();
            s3.createBucket(request -> request.bucket("large"));
            s3.putObject(
                    request -> request.bucket("large").key("k"),
                    RequestBody.fromBytes(S3RoundTripTest.random(1_000_000)));
            s3.uploadPart(
                    request -> request.bucket("large")
                            .key("u")
                            .partNumber(1)
                            .uploadId(s3.createMultipartUpload(
                                            create -> create.bucket("large").key("u"))
                                    .uploadId()),
                    RequestBody.fromBytes(S3RoundTripTest.random(1_000_000)));

            assertThat(temporaryDirectories()).hasSize(filesBefore.size() + 1);
        }

        assertThat(temporaryDirectories()).isEqualTo(filesBefore);
        for (Thread thread : threads()) {
            if (!threadsBefore.contains(thread)) {
                thread.join(5_000);
                assertThat(thread.isAlive()).as(thread.getName()).isFalse();
            }
        }
        assertThatThrownBy(() -> new Socket(endpoint.getHost(), endpoint.getPort()).close())
                .isInstanceOf(ConnectException.class);
    }

    @Test
    void deletedAndReplacedBodiesLeaveNoFile() throws IOException {
        try (EmbeddedAws aws = AwsEnvironment.embedded()) {
            S3Client s3 = aws.s3();
            s3.createBucket(request -> request.bucket("large"));
            RequestBody body = RequestBody.fromBytes(S3RoundTripTest.random(1_000_000));
            Set<Path> before = temporaryDirectories();
            s3.putObject(request -> request.bucket("large").key("k"), body);
            Set<Path> made = temporaryDirectories();
            made.removeAll(before);
            s3.putObject(request -> request.bucket("large").key("k"), body);
            s3.copyObject(request -> request.sourceBucket("large")
                    .sourceKey("k")
                    .destinationBucket("large")
                    .destinationKey("copy"));

            assertThat(filesIn(made)).isEqualTo(1);

            s3.deleteObject(request -> request.bucket("large").key("k"));
            assertThat(filesIn(made)).isEqualTo(1);
            s3.deleteObject(request -> request.bucket("large").key("copy"));
            assertThat(filesIn(made)).isZero();
        }
    }

    @Test
    void environmentsAreIsolatedAndResetEmptiesOnlyOne() {
        try (EmbeddedAws one = AwsEnvironment.embedded();
                EmbeddedAws other = AwsEnvironment.embedded()) {
            for (EmbeddedAws aws : List.of(one, other)) {
                aws.ssm().putParameter(request -> request.name("a").value("1").type(ParameterType.STRING));
                aws.faults().on(AwsService.SSM, "DeleteParameter").throttle(1);
            }

            one.reset();

            assertThat(one.calls()).isEmpty();
            assertThat(one.faults().remaining()).isZero();
            assertThat(one.ssm().getParameters(request -> request.names("a")).parameters())
                    .isEmpty();
            assertThat(other.ssm().getParameters(request -> request.names("a")).parameters())
                    .hasSize(1);
            assertThat(other.faults().remaining()).isEqualTo(1);
        }
    }

    @Test
    void wrongSettingsAreRefused() {
        assertThatThrownBy(() -> EmbeddedAws.builder().region("Frankfurt")).hasMessageContaining("Frankfurt");
        assertThatThrownBy(() -> EmbeddedAws.builder().port(70_000)).hasMessageContaining("70000");
        try (EmbeddedAws aws = AwsEnvironment.embedded()) {
            int taken = aws.endpoint(AwsService.S3).getPort();
            assertThatThrownBy(() -> EmbeddedAws.builder().port(taken).start())
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining(Integer.toString(taken));
        }
    }

    @Test
    void aClosedEnvironmentGivesNoClients() {
        EmbeddedAws aws = AwsEnvironment.embedded();
        aws.close();
        aws.close();

        assertThatThrownBy(aws::s3).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theAwsSdkIsNotNeededToServe() throws Exception {
        String classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("awssdk"))
                .collect(Collectors.joining(File.pathSeparator));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath,
                        WithoutSdk.class.getName())
                .redirectErrorStream(true)
                .start();

        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output).contains("Stored and read: hello");
    }

    @Test
    void tenThousandIdleConnectionsNeedNoThreadEach() throws Exception {
        int connections = 10_000;
        try (EmbeddedAws aws = AwsEnvironment.embedded()) {
            aws.s3().createBucket(request -> request.bucket("busy"));
            Process clients = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            IdleConnections.class.getName(),
                            Integer.toString(aws.endpoint(AwsService.S3).getPort()),
                            Integer.toString(connections))
                    .redirectErrorStream(true)
                    .start();
            try (BufferedReader output = clients.inputReader()) {
                assertThat(output.readLine()).isEqualTo("open " + connections);

                assertThat(aws.s3().listBuckets().buckets()).hasSize(1);
                // The pool's bound, for accepting them all at once; there is none per connection.
                assertThat(threads()).hasSizeLessThan(600);
            } finally {
                clients.destroy();
                clients.waitFor();
            }
        }
    }

    private static long filesIn(Set<Path> directories) throws IOException {
        long count = 0;
        for (Path directory : directories) {
            try (Stream<Path> files = Files.list(directory)) {
                count += files.count();
            }
        }
        return count;
    }

    private static Set<Path> temporaryDirectories() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("glueflake-s3-"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("embedded-aws"))
                .collect(Collectors.toSet());
    }
}
