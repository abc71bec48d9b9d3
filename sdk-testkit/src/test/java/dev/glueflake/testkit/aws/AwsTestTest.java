package dev.glueflake.testkit.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glueflake.testkit.glue.GlueControl;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.ssm.SsmAsyncClient;

class AwsTestTest {
    @Nested
    @AwsTest(environment = "embedded")
    class OfTheClass {
        private final EmbeddedAws ofConstructor;

        OfTheClass(EmbeddedAws aws) {
            this.ofConstructor = aws;
        }

        @RepeatedTest(2)
        void isEmptiedBeforeEachTest(S3Client s3) {
            assertThat(s3.listBuckets().buckets()).isEmpty();

            s3.createBucket(request -> request.bucket("left-over"));
        }

        @Test
        void givesAnyClientAndTheControls(
                AwsEnvironment aws,
                EmbeddedAws embedded,
                SqsAsyncClient sqs,
                SsmAsyncClient ssm,
                S3AsyncClient s3,
                GlueControl glue,
                Events events,
                Queues queues) {
            assertThat(aws).isSameAs(embedded);
            assertThat(sqs).isSameAs(aws.client(SqsAsyncClient.class));
            assertThat(ssm.serviceName()).isEqualTo("ssm");
            assertThat(s3).isSameAs(aws.s3Async());
            assertThat(glue).isSameAs(aws.glueControl());
            assertThat(events).isSameAs(embedded.events());
            assertThat(queues).isSameAs(embedded.queues());
        }

        @Test
        @AwsTest(environment = "embedded")
        void aMethodMayHaveItsOwn(EmbeddedAws own) {
            assertThat(own).isNotSameAs(ofConstructor);
            assertThat(own.s3().listBuckets().buckets()).isEmpty();
            own.s3().createBucket(request -> request.bucket("of-the-method"));
        }
    }

    @Nested
    @AwsTest(environment = "embedded", scope = AwsTest.Scope.METHOD)
    class OfEachTest {
        private static final Set<AwsEnvironment> SEEN = new HashSet<>();

        @RepeatedTest(2)
        void isNew(AwsEnvironment aws) {
            assertThat(SEEN.add(aws)).isTrue();
        }
    }

    @Nested
    @AwsTest(environment = "embedded", scope = AwsTest.Scope.RUN)
    class OfTheRun {
        private static final Set<AwsEnvironment> SEEN = new HashSet<>();
        private static int created;

        @RepeatedTest(2)
        void isNeverEmptied(AwsEnvironment aws) {
            SEEN.add(aws);
            aws.s3().createBucket(request -> request.bucket("of-run-" + UUID.randomUUID()));

            assertThat(SEEN).hasSize(1);
            assertThat(aws.s3().listBuckets().buckets())
                    .filteredOn(bucket -> bucket.name().startsWith("of-run-"))
                    .hasSize(++created);
        }
    }
}
