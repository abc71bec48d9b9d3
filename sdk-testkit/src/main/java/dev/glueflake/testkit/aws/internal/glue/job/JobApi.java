package dev.glueflake.testkit.aws.internal.glue.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glueflake.testkit.aws.internal.glue.catalog.Paging;
import dev.glueflake.testkit.aws.internal.glue.catalog.Results;
import dev.glueflake.testkit.aws.internal.rpc.Operations;
import dev.glueflake.testkit.aws.internal.rpc.Parameters;
import dev.glueflake.testkit.aws.internal.rpc.Result;
import java.util.List;
import java.util.Set;

/** The operations on jobs. */
final class JobApi {
    private static final int PAGE = 200;
    private static final Set<String> DEFINITION = Set.of(
            "Name",
            "JobMode",
            "JobRunQueuingEnabled",
            "Description",
            "LogUri",
            "Role",
            "ExecutionProperty",
            "Command",
            "DefaultArguments",
            "NonOverridableArguments",
            "Connections",
            "MaxRetries",
            "Timeout",
            "MaxCapacity",
            "GlueVersion",
            "NumberOfWorkers",
            "WorkerType",
            "NotificationProperty",
            "ExecutionClass",
            "SecurityConfiguration");

    private final JobBook book;

    JobApi(JobBook book) {
        this.book = book;
    }

    void addTo(Operations operations) {
        operations
                .add("CreateJob", DEFINITION, this::create)
                .add("GetJob", Set.of("JobName"), this::get)
                .add("GetJobs", Set.of("NextToken", "MaxResults"), this::getAll)
                .add("BatchGetJobs", Set.of("JobNames"), this::getSome)
                .add("ListJobs", Set.of("NextToken", "MaxResults"), this::list)
                .add("UpdateJob", Set.of("JobName", "JobUpdate"), this::update)
                .add("DeleteJob", Set.of("JobName"), this::delete);
    }

    private Result create(Parameters in) {
        String name = in.required("Name");
        in.required("Role");
        in.require("Command");
        Capacity.check(in);
        book.create(name, stamped(in.tree().deepCopy()));
        return Result.empty().put("Name", name);
    }

    private ObjectNode stamped(ObjectNode definition) {
        double now = book.now().toEpochMilli() / 1_000.0;
        return definition.put("CreatedOn", now).put("LastModifiedOn", now);
    }

    private Result get(Parameters in) {
        return Result.empty().put("Job", book.definition(in.required("JobName")));
    }

    private Result getAll(Parameters in) {
        return Paging.page(in, "Jobs", book.definitions(), PAGE, Results::of);
    }

    private Result getSome(Parameters in) {
        in.require("JobNames");
        List<String> wanted = in.texts("JobNames");
        return Result.empty()
                .putAll(
                        "Jobs",
                        wanted.stream()
                                .filter(book::has)
                                .map(name -> Results.of(book.definition(name)))
                                .toList())
                .putTexts(
                        "JobsNotFound",
                        wanted.stream().filter(name -> !book.has(name)).toList());
    }

    private Result list(Parameters in) {
        List<String> names =
                book.definitions().stream().map(job -> job.get("Name").asText()).toList();
        return Paging.names(in, "JobNames", names, PAGE);
    }

    /** The update replaces the definition: what it leaves out is gone. */
    private Result update(Parameters in) {
        String name = in.required("JobName");
        Parameters update = in.requiredStructure("JobUpdate");
        update.requireOnly("UpdateJob", DEFINITION);
        Capacity.check(update);
        book.replace(name, stamped(update.tree().deepCopy().put("Name", name)));
        return Result.empty().put("JobName", name);
    }

    /** A job that is not there is no error. */
    private Result delete(Parameters in) {
        book.delete(in.required("JobName"));
        return Result.empty().put("JobName", in.required("JobName"));
    }
}
