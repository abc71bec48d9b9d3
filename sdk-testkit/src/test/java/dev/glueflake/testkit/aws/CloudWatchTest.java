package dev.glueflake.testkit.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.InvalidParameterValueException;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.MissingRequiredParameterException;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;

@ExtendWith(AwsExtension.class)
class CloudWatchTest {
    private static final Instant WHEN = Instant.parse("2026-03-01T10:00:00.250Z");

    private final EmbeddedAws aws;
    private final CloudWatchClient cloudWatch;

    CloudWatchTest(EmbeddedAws aws, CloudWatchClient cloudWatch) {
        this.aws = aws;
        this.cloudWatch = cloudWatch;
    }

    @Test
    void aDatumIsRecordedWithAllItHas() {
        put(MetricDatum.builder()
                .metricName("rows")
                .dimensions(dimension("table", "orders"), dimension("mode", "FULL"))
                .unit(StandardUnit.COUNT)
                .timestamp(WHEN)
                .value(100_000.0)
                .build());

        assertThat(aws.recordedMetrics())
                .containsExactly(new RecordedMetric(
                        "Glueflake",
                        "rows",
                        Map.of("table", "orders", "mode", "FULL"),
                        List.of(100_000.0),
                        List.of(1.0),
                        null,
                        "Count",
                        WHEN));
    }

    @Test
    void samplesAndStatisticsAreRecordedAsTheyAre() {
        put(
                MetricDatum.builder()
                        .metricName("a")
                        .values(1.5, 2.0)
                        .counts(2.0, 3.0)
                        .build(),
                MetricDatum.builder()
                        .metricName("b")
                        .statisticValues(set ->
                                set.sampleCount(4.0).sum(10.0).minimum(1.0).maximum(4.0))
                        .build());

        List<RecordedMetric> recorded = aws.recordedMetrics();
        assertThat(recorded.get(0).values()).containsExactly(1.5, 2.0);
        assertThat(recorded.get(0).counts()).containsExactly(2.0, 3.0);
        assertThat(recorded.get(0).sum()).isEqualTo(9.0);
        assertThat(recorded.get(1).summary()).isEqualTo(new RecordedMetric.Summary(4.0, 10.0, 1.0, 4.0));
        assertThat(recorded.get(1).sum()).isEqualTo(10.0);
    }

    @Test
    void aLargeRequestComesCompressed() {
        cloudWatch.putMetricData(request -> request.namespace("Glueflake").metricData(data(1_000)));

        assertThat(aws.recordedMetrics()).hasSize(1_000);
        assertThat(cloudWatch
                        .listMetrics(request -> request.namespace("Glueflake").metricName("m7"))
                        .metrics())
                .hasSize(1);
    }

    @Test
    void limitsAreTypedExceptions() {
        assertThatThrownBy(() -> cloudWatch.putMetricData(
                        request -> request.namespace("Glueflake").metricData(data(1_001))))
                .isInstanceOf(InvalidParameterValueException.class);
        List<Dimension> tooMany =
                IntStream.range(0, 31).mapToObj(i -> dimension("d" + i, "v")).toList();
        assertThatThrownBy(() -> put(MetricDatum.builder()
                        .metricName("a")
                        .value(1.0)
                        .dimensions(tooMany)
                        .build()))
                .isInstanceOf(InvalidParameterValueException.class);
        assertThatThrownBy(() -> cloudWatch.putMetricData(request -> request.namespace("Glueflake")))
                .isInstanceOf(MissingRequiredParameterException.class);
        assertThat(aws.recordedMetrics()).isEmpty();
    }

    @Test
    void theOlderQueryProtocolIsUnderstoodToo() throws Exception {
        String form = "Action=PutMetricData&Version=2010-08-01&Namespace=Old&MetricData.member.1.MetricName=rows"
                + "&MetricData.member.1.Value=3.5&MetricData.member.1.Timestamp=2026-03-01T10%3A00%3A00.250Z"
                + "&MetricData.member.1.Dimensions.member.1.Name=t&MetricData.member.1.Dimensions.member.1.Value=o";

        HttpResponse<String> answer = query(form);
        HttpResponse<String> refused = query("Action=PutMetricData&Version=2010-08-01&Namespace=Old");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("<PutMetricDataResponse");
        assertThat(aws.recordedMetrics())
                .containsExactly(new RecordedMetric(
                        "Old", "rows", Map.of("t", "o"), List.of(3.5), List.of(1.0), null, "None", WHEN));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("<Code>MissingParameter</Code>");
    }

    private HttpResponse<String> query(String form) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(aws.endpoint(AwsService.CLOUDWATCH) + "/"))
                .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                .POST(BodyPublishers.ofString(form))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    private void put(MetricDatum... data) {
        cloudWatch.putMetricData(request -> request.namespace("Glueflake").metricData(data));
    }

    private static Collection<MetricDatum> data(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> MetricDatum.builder()
                        .metricName("m" + i)
                        .value((double) i)
                        .build())
                .toList();
    }

    private static Dimension dimension(String name, String value) {
        return Dimension.builder().name(name).value(value).build();
    }
}
