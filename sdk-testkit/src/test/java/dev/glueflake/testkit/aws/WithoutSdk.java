package dev.glueflake.testkit.aws;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/** Uses the environment where no AWS SDK is on the class path. */
final class WithoutSdk {
    private WithoutSdk() {}

    public static void main(String[] args) throws Exception {
        try (EmbeddedAws aws = AwsEnvironment.embedded()) {
            URI bucket = URI.create(aws.endpoint(AwsService.S3) + "/bucket");
            URI object = URI.create(bucket + "/key");
            HttpClient http = HttpClient.newHttpClient();
            http.send(
                    HttpRequest.newBuilder(bucket).PUT(BodyPublishers.noBody()).build(), BodyHandlers.discarding());
            http.send(
                    HttpRequest.newBuilder(object)
                            .PUT(BodyPublishers.ofString("hello"))
                            .build(),
                    BodyHandlers.discarding());
            String read = http.send(HttpRequest.newBuilder(object).build(), BodyHandlers.ofString())
                    .body();
            System.out.println("Loaded: " + new AwsExtension().getClass() + ". Stored and read: " + read);
        }
    }
}
