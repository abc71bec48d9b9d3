package dev.glueflake.samples.lambda;

import dev.glueflake.testkit.aws.AwsService;
import dev.glueflake.testkit.aws.EmbeddedAws;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A main class in a JVM of its own, with nothing in its environment but what Lambda or Glue would put there. */
record ChildProcess(int exitCode, String output) {

    static ChildProcess run(EmbeddedAws aws, Class<?> main, Map<String, String> environment, List<String> arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(aws(aws));
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new ChildProcess(process.waitFor(), output);
    }

    private static Map<String, String> aws(EmbeddedAws aws) {
        return Map.of(
                "AWS_ENDPOINT_URL", aws.endpoint(AwsService.SECRETS_MANAGER).toString(),
                "AWS_REGION", aws.region(),
                "AWS_ACCESS_KEY_ID", aws.accessKeyId(),
                "AWS_SECRET_ACCESS_KEY", aws.secretAccessKey(),
                "SNOWFLAKE_DISABLE_PLATFORM_DETECTION", "true");
    }

    /** Job arguments as Glue passes them. */
    static List<String> arguments(Map<String, String> values) {
        List<String> arguments = new ArrayList<>();
        values.forEach((name, value) -> arguments.addAll(List.of("--" + name, value)));
        return arguments;
    }
}
