package dev.glueflake.testkit.aws.internal.glue.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glueflake.testkit.aws.internal.glue.catalog.Paging;
import dev.glueflake.testkit.aws.internal.glue.catalog.Results;
import dev.glueflake.testkit.aws.internal.rpc.Operations;
import dev.glueflake.testkit.aws.internal.rpc.Parameters;
import dev.glueflake.testkit.aws.internal.rpc.Result;
import java.util.ArrayList;
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
                .add("ListJobs", Set.of("NextToken", "MaxResults"), this::list)
                .add("UpdateJob", Set.of("JobName", "JobUpdate"), this::update)
                .add("DeleteJob", Set.of("JobName"), this::delete);
    }

    private Result create(Parameters in) {
        String name = in.required("Name");
        in.required("Role");
        in.require("Command");
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

    private Result list(Parameters in) {
        Result page = getAll(in);
        Result names = Result.empty().putTexts("JobNames", names(page));
        return page.tree().has("NextToken") ? names.put("NextToken", page.tree().get("NextToken")) : names;
    }

    private static List<String> names(Result page) {
        List<String> names = new ArrayList<>();
        page.tree().get("Jobs").forEach(job -> names.add(job.get("Name").asText()));
        return names;
    }

    /** The update replaces the definition: what it leaves out is gone. */
    private Result update(Parameters in) {
        String name = in.required("JobName");
        Parameters update = in.requiredStructure("JobUpdate");
        update.requireOnly("UpdateJob", DEFINITION);
        book.replace(name, stamped(update.tree().deepCopy().put("Name", name)));
        return Result.empty().put("JobName", name);
    }

    /** A job that is not there is no error. */
    private Result delete(Parameters in) {
        book.delete(in.required("JobName"));
        return Result.empty().put("JobName", in.required("JobName"));
    }
}
