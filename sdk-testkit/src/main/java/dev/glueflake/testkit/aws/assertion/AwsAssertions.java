package dev.glueflake.testkit.aws.assertion;

import dev.glueflake.testkit.aws.AwsEnvironment;
import dev.glueflake.testkit.aws.internal.assertion.Crawlers;
import dev.glueflake.testkit.aws.internal.assertion.Metrics;
import dev.glueflake.testkit.aws.internal.assertion.Objects;
import dev.glueflake.testkit.aws.internal.assertion.Queues;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ByteArrayAssert;
import org.assertj.core.api.ListAssert;
import org.assertj.core.api.StringAssert;

/**
 * Assertions on what an AWS environment holds; the entry is {@link #assertThat(AwsEnvironment)}.
 *
 * <pre>{@code
 * assertThat(aws).object("data", "raw/a.csv").exists().hasMetadata("run", "42").text().startsWith("id,");
 * assertThat(aws).objects("data", "raw/").containsExactly("raw/a.csv");
 * assertThat(aws).queue("loads").hasSize(1).nextMessage().contains("a.csv");
 * assertThat(aws).metric("Glueflake", "rows").withDimension("table", "orders").hasSum(100_000);
 * assertThat(aws).crawler("raw").succeeded();
 * }</pre>
 *
 * <p>They need AssertJ and the SDK modules of the services that they ask. Each of them asks the environment anew.
 */
public final class AwsAssertions {
    private AwsAssertions() {}

    /**
     * Begins an assertion.
     *
     * @param actual the environment
     * @return assertions on its content
     */
    public static EnvironmentAssert assertThat(AwsEnvironment actual) {
        return new EnvironmentAssert(actual);
    }

    /** Assertions on an environment. */
    public static final class EnvironmentAssert extends AbstractAssert<EnvironmentAssert, AwsEnvironment> {
        private EnvironmentAssert(AwsEnvironment actual) {
            super(actual, EnvironmentAssert.class);
        }

        /**
         * Goes on to an object in S3.
         *
         * @param bucket the bucket
         * @param key the key
         * @return assertions on the object, which need not be there
         */
        public ObjectAssert object(String bucket, String key) {
            return new ObjectAssert(new Objects(actual, bucket, key));
        }

        /**
         * Goes on to the keys of a bucket.
         *
         * @param bucket the bucket
         * @param prefix of the keys, empty for all
         * @return assertions on the keys in S3's order
         */
        public ListAssert<String> objects(String bucket, String prefix) {
            return Assertions.assertThat(new Objects(actual, bucket, prefix).keys())
                    .as("keys of s3://%s/%s", bucket, prefix);
        }

        /**
         * Goes on to a queue.
         *
         * @param name the queue's name
         * @return assertions on the queue
         */
        public QueueAssert queue(String name) {
            return new QueueAssert(new Queues(actual, name));
        }

        /**
         * Goes on to a metric.
         *
         * @param namespace the CloudWatch namespace
         * @param name the metric's name
         * @return assertions on the metric without dimensions
         */
        public MetricAssert metric(String namespace, String name) {
            return new MetricAssert(new Metrics(actual, namespace, name, Map.of()));
        }

        /**
         * Goes on to a crawler.
         *
         * @param name the crawler's name
         * @return assertions on the crawler
         */
        public CrawlerAssert crawler(String name) {
            return new CrawlerAssert(new Crawlers(actual, name));
        }
    }

    /** Assertions on an object in S3. */
    public static final class ObjectAssert extends AbstractAssert<ObjectAssert, Objects> {
        private ObjectAssert(Objects actual) {
            super(actual, ObjectAssert.class);
        }

        /**
         * Verifies that the object is there.
         *
         * @return this
         */
        public ObjectAssert exists() {
            if (actual.head().isEmpty()) {
                failWithMessage("Expected %s to exist; the bucket has %s", actual, actual.siblings());
            }
            return this;
        }

        /**
         * Verifies that the object is not there.
         *
         * @return this
         */
        public ObjectAssert doesNotExist() {
            if (actual.head().isPresent()) {
                failWithMessage("Expected %s not to exist", actual);
            }
            return this;
        }

        /**
         * Verifies an entry of the object's own metadata.
         *
         * @param name without the prefix {@code x-amz-meta-}, in lower case
         * @param value its value
         * @return this
         */
        public ObjectAssert hasMetadata(String name, String value) {
            exists();
            Assertions.assertThat(actual.head().orElseThrow().metadata())
                    .as("metadata of %s", actual)
                    .containsEntry(name, value);
            return this;
        }

        /**
         * Verifies the content type.
         *
         * @param type for instance {@code text/csv}
         * @return this
         */
        public ObjectAssert hasContentType(String type) {
            exists();
            Assertions.assertThat(actual.head().orElseThrow().contentType())
                    .as("content type of %s", actual)
                    .isEqualTo(type);
            return this;
        }

        /**
         * Goes on to the object's bytes.
         *
         * @return assertions on the bytes
         */
        public ByteArrayAssert bytes() {
            exists();
            return (ByteArrayAssert) Assertions.assertThat(actual.bytes()).as("bytes of %s", actual);
        }

        /**
         * Goes on to the object's text.
         *
         * @return assertions on the bytes, read as UTF-8
         */
        public StringAssert text() {
            exists();
            return (StringAssert) Assertions.assertThat(actual.text()).as("text of %s", actual);
        }
    }

    /** Assertions on an SQS queue. */
    public static final class QueueAssert extends AbstractAssert<QueueAssert, Queues> {
        private QueueAssert(Queues actual) {
            super(actual, QueueAssert.class);
        }

        /**
         * Verifies how many messages the queue holds: visible, delayed and in flight.
         *
         * @param messages how many
         * @return this
         */
        public QueueAssert hasSize(int messages) {
            Assertions.assertThat(actual.size()).as("messages in %s", actual).isEqualTo(messages);
            return this;
        }

        /**
         * Verifies that the queue holds no message, in flight or delayed ones included.
         *
         * @return this
         */
        public QueueAssert isEmpty() {
            return hasSize(0);
        }

        /**
         * Takes the next visible message from the queue, for good, and goes on to its body. Waits up to 2 seconds for
         * one.
         *
         * @return assertions on the body
         */
        public StringAssert nextMessage() {
            String body = actual.take().orElse(null);
            if (body == null) {
                failWithMessage(
                        "Expected a message in %s, which holds %s, none of them visible", actual, actual.size());
            }
            return (StringAssert) Assertions.assertThat(body).as("next message of %s", actual);
        }
    }

    /** Assertions on a CloudWatch metric. */
    public static final class MetricAssert extends AbstractAssert<MetricAssert, Metrics> {
        private MetricAssert(Metrics actual) {
            super(actual, MetricAssert.class);
        }

        /**
         * Goes on to the metric with one dimension more: CloudWatch keeps each set of dimensions apart.
         *
         * @param name the dimension's name
         * @param value its value
         * @return assertions on that metric
         */
        public MetricAssert withDimension(String name, String value) {
            Map<String, String> dimensions = new TreeMap<>(actual.dimensions());
            dimensions.put(name, value);
            return new MetricAssert(new Metrics(actual.environment(), actual.namespace(), actual.name(), dimensions));
        }

        /**
         * Verifies that the metric was sent.
         *
         * @return this
         */
        public MetricAssert wasSent() {
            if (!actual.known().contains(actual.dimensions())) {
                failWithMessage("Expected %s to be sent; it was with the dimensions %s", actual, actual.known());
            }
            return this;
        }

        /**
         * Verifies the sum of the metric's samples.
         *
         * @param sum over all samples; outside the embedded environment over those of the last day
         * @return this
         */
        public MetricAssert hasSum(double sum) {
            wasSent();
            Assertions.assertThat(actual.sum()).as("sum of %s", actual).isEqualTo(sum);
            return this;
        }
    }

    /** Assertions on a Glue crawler and its last crawl. */
    public static final class CrawlerAssert extends AbstractAssert<CrawlerAssert, Crawlers> {
        private CrawlerAssert(Crawlers actual) {
            super(actual, CrawlerAssert.class);
        }

        /**
         * Verifies the crawler's state.
         *
         * @param state READY, RUNNING or STOPPING
         * @return this
         */
        public CrawlerAssert isInState(String state) {
            Assertions.assertThat(actual.state()).as("state of %s", actual).isEqualTo(state);
            return this;
        }

        /**
         * Verifies that the crawler is ready and its last crawl succeeded.
         *
         * @return this
         */
        public CrawlerAssert succeeded() {
            return ended("SUCCEEDED");
        }

        /**
         * Verifies that the crawler is ready and its last crawl was stopped.
         *
         * @return this
         */
        public CrawlerAssert wasCancelled() {
            return ended("CANCELLED");
        }

        /**
         * Verifies that the crawler is ready and its last crawl failed.
         *
         * @param message a part of the error message
         * @return this
         */
        public CrawlerAssert failedWith(String message) {
            ended("FAILED");
            Assertions.assertThat(actual.errorMessage())
                    .as("error message of %s", actual)
                    .contains(message);
            return this;
        }

        private CrawlerAssert ended(String status) {
            isInState("READY");
            Assertions.assertThat(actual.status())
                    .as("last crawl of %s (%s)", actual, actual.errorMessage())
                    .isEqualTo(status);
            return this;
        }
    }
}
