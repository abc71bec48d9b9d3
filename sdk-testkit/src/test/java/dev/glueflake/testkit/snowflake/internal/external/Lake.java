package dev.glueflake.testkit.snowflake.internal.external;

import dev.glueflake.testkit.aws.AwsService;
import dev.glueflake.testkit.aws.EmbeddedAws;
import dev.glueflake.testkit.snowflake.internal.session.AccountSettings;
import dev.glueflake.testkit.snowflake.internal.stage.S3Access;
import dev.glueflake.testkit.snowflake.internal.stage.SqlAccount;
import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.sync.RequestBody;

/** A bucket {@code lake}, and an account whose stage OUTSIDE is its folder {@code etl}. */
public final class Lake implements AutoCloseable {
    public final EmbeddedAws aws = EmbeddedAws.builder().start();
    public final SqlAccount sql;

    public Lake() {
        aws.s3().createBucket(request -> request.bucket("lake"));
        S3Access access = new S3Access(aws.endpoint(AwsService.S3), "us-east-1", "key", "secret");
        sql = new SqlAccount(AccountSettings.named("TEST").withS3(access));
        sql.run("create stage outside url = 's3://lake/etl/'");
    }

    public void put(String key, String content) {
        aws.s3().putObject(request -> request.bucket("lake").key(key), RequestBody.fromString(content));
    }

    public void put(String key, byte[] content) {
        aws.s3().putObject(request -> request.bucket("lake").key(key), RequestBody.fromBytes(content));
    }

    public void delete(String key) {
        aws.s3().deleteObject(request -> request.bucket("lake").key(key));
    }

    /** Cells joined by a comma, rows by a blank. */
    public String rows(String query) {
        return sql.rows(query).stream()
                .map(row -> row.stream().map(String::valueOf).collect(Collectors.joining(",")))
                .collect(Collectors.joining(" "));
    }

    /** One column of a result, by its name. */
    List<String> column(String statement, String name) {
        var result = sql.run(statement);
        int index =
                result.columns().stream().map(column -> column.name()).toList().indexOf(name);
        return SqlAccount.rows(result).stream().map(row -> row.get(index)).toList();
    }

    @Override
    public void close() {
        sql.close();
        aws.close();
    }
}
