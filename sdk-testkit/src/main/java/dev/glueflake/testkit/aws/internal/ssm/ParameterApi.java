package dev.glueflake.testkit.aws.internal.ssm;

import dev.glueflake.testkit.aws.AwsService;
import dev.glueflake.testkit.aws.internal.core.EmbeddedService;
import dev.glueflake.testkit.aws.internal.core.Identity;
import dev.glueflake.testkit.aws.internal.core.ServiceException;
import dev.glueflake.testkit.aws.internal.rpc.Operations;
import dev.glueflake.testkit.aws.internal.rpc.Parameters;
import dev.glueflake.testkit.aws.internal.rpc.Result;
import dev.glueflake.testkit.aws.internal.rpc.RpcApi;
import dev.glueflake.testkit.aws.internal.rpc.RpcService;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The operations on parameters. */
public final class ParameterApi {
    /** At most this many names or results per call. */
    private static final int MAX_BATCH = 10;

    private static final int STANDARD_BYTES = 4 * 1024;
    private static final int ADVANCED_BYTES = 8 * 1024;
    private static final Set<String> TYPES = Set.of("String", "StringList", "SecureString");

    private final Identity identity;
    private final ParameterStore store;

    private ParameterApi(Identity identity) {
        this.identity = identity;
        this.store = new ParameterStore(identity.clock());
    }

    public static EmbeddedService service(Identity identity) {
        ParameterApi api = new ParameterApi(identity);
        return new RpcService(
                RpcApi.json(AwsService.SSM, "AmazonSSM"), api.operations(), List.of("Name", "Path"), api.store::clear);
    }

    private Operations operations() {
        Set<String> put =
                Set.of("Name", "Value", "Type", "Overwrite", "Description", "KeyId", "Tier", "DataType", "Tags");
        return new Operations()
                .add("PutParameter", put, this::put)
                .add("GetParameter", Set.of("Name", "WithDecryption"), this::get)
                .add("GetParameters", Set.of("Names", "WithDecryption"), this::getAll)
                .add(
                        "GetParametersByPath",
                        Set.of("Path", "Recursive", "WithDecryption", "MaxResults", "NextToken"),
                        this::getByPath)
                .add("LabelParameterVersion", Set.of("Name", "ParameterVersion", "Labels"), this::label)
                .add("DeleteParameter", Set.of("Name"), this::delete)
                .add("DeleteParameters", Set.of("Names"), this::deleteAll);
    }

    private Result put(Parameters in) {
        String value = in.required("Value");
        String tier = in.text("Tier").orElse("Standard");
        checkSize(value, tier);
        Optional<String> type = in.text("Type");
        if (type.isPresent() && !TYPES.contains(type.get())) {
            throw ServiceException.badRequest("UnsupportedParameterType", "Not a type of parameters: " + type.get());
        }
        long version = store.put(
                in.required("Name"), type, value, in.text("DataType").orElse("text"), in.flag("Overwrite", false));
        return Result.empty().put("Version", version).put("Tier", tier);
    }

    private static void checkSize(String value, String tier) {
        int limit = tier.equals("Standard") ? STANDARD_BYTES : ADVANCED_BYTES;
        if (value.isEmpty() || value.getBytes(StandardCharsets.UTF_8).length > limit) {
            throw ServiceException.badRequest(
                    "ValidationException", tier + " tier parameters support a value of 1 to " + limit + " bytes.");
        }
    }

    private Result get(Parameters in) {
        String asked = in.required("Name");
        return Result.empty().put("Parameter", find(asked, decrypted(in)).orElseThrow(() -> notFound(asked)));
    }

    private Result getAll(Parameters in) {
        List<Result> found = new ArrayList<>();
        List<String> invalid = new ArrayList<>();
        for (String asked : batch(in)) {
            try {
                find(asked, decrypted(in)).ifPresentOrElse(found::add, () -> invalid.add(asked));
            } catch (ServiceException noSuchVersion) {
                invalid.add(asked);
            }
        }
        return Result.empty().putAll("Parameters", found).putTexts("InvalidParameters", invalid);
    }

    private Result getByPath(Parameters in) {
        String path = in.required("Path");
        if (!path.startsWith("/")) {
            throw ServiceException.badRequest("ValidationException", "A path must begin with a slash: " + path);
        }
        int limit = in.integer("MaxResults", MAX_BATCH);
        if (limit < 1 || limit > MAX_BATCH) {
            throw ServiceException.badRequest("ValidationException", "MaxResults must be 1 to 10, not " + limit);
        }
        boolean decrypted = decrypted(in);
        List<Page> page = store.below(
                path,
                in.flag("Recursive", false),
                in.text("NextToken").orElse(""),
                limit + 1,
                parameter -> new Page(parameter.name(), show(parameter, "", decrypted)));
        Result result = Result.empty()
                .putAll(
                        "Parameters",
                        page.stream().limit(limit).map(Page::shown).toList());
        return page.size() > limit ? result.put("NextToken", page.get(limit - 1).name()) : result;
    }

    private Result label(Parameters in) {
        String asked = in.required("Name");
        List<String> labels = in.texts("Labels");
        long version = store.find(ParameterName.parse(asked), parameter -> {
                    long number = in.integer(
                            "ParameterVersion", (int) parameter.latest().number());
                    parameter.label(number, labels);
                    return number;
                })
                .orElseThrow(() -> notFound(asked));
        return Result.empty().putTexts("InvalidLabels", List.of()).put("ParameterVersion", version);
    }

    private Result delete(Parameters in) {
        String name = in.required("Name");
        if (!store.delete(ParameterName.parse(name).name())) {
            throw notFound(name);
        }
        return Result.empty();
    }

    private Result deleteAll(Parameters in) {
        List<String> deleted = new ArrayList<>();
        List<String> invalid = new ArrayList<>();
        for (String name : batch(in)) {
            (store.delete(name) ? deleted : invalid).add(name);
        }
        return Result.empty().putTexts("DeletedParameters", deleted).putTexts("InvalidParameters", invalid);
    }

    private Optional<Result> find(String asked, boolean decrypted) {
        ParameterName name = ParameterName.parse(asked);
        return store.find(name, parameter -> show(parameter, name.selector(), decrypted));
    }

    private Result show(StoredParameter parameter, String selector, boolean decrypted) {
        ParameterVersion version = parameter.version(selector);
        String name = parameter.name();
        Result result = Result.empty()
                .put("Name", name)
                .put("Type", version.type())
                .put("Value", version.shown(decrypted))
                .put("Version", version.number())
                .put("LastModifiedDate", version.modified())
                .put("ARN", identity.arn("ssm", "parameter" + (name.startsWith("/") ? name : "/" + name)))
                .put("DataType", version.dataType());
        return selector.isEmpty() ? result : result.put("Selector", ":" + selector);
    }

    private static List<String> batch(Parameters in) {
        List<String> names = in.texts("Names");
        if (names.isEmpty() || names.size() > MAX_BATCH) {
            throw ServiceException.badRequest(
                    "ValidationException", "Names must hold 1 to 10 names, not " + names.size());
        }
        return names;
    }

    private static boolean decrypted(Parameters in) {
        return in.flag("WithDecryption", false);
    }

    private static ServiceException notFound(String name) {
        return ServiceException.badRequest(
                "ParameterNotFound", "There is no parameter " + name + " in the embedded SSM.");
    }

    private record Page(String name, Result shown) {}
}
