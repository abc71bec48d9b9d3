package dev.glueflake.testkit.aws.internal.glue.catalog;

import dev.glueflake.testkit.aws.internal.rpc.Parameters;
import dev.glueflake.testkit.aws.internal.rpc.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Cuts answers into pages: members NextToken and MaxResults. */
public final class Paging {
    private static final String TOKEN = "page-";

    private Paging() {}

    /** The page of all items that the input asks for, at most {@code most} long. */
    public static <T> Result page(Parameters in, String member, List<T> all, int most, Function<T, Result> show) {
        int from = offset(in, all.size());
        int limit = in.integer("MaxResults", most);
        if (limit < 1 || limit > 1_000) {
            throw GlueErrors.invalid("MaxResults must be 1 to 1000, not " + limit);
        }
        int to = Math.min(all.size(), from + Math.min(limit, most));
        Result result = Result.empty()
                .putAll(member, all.subList(from, to).stream().map(show).toList());
        return to < all.size() ? result.put("NextToken", TOKEN + to) : result;
    }

    /** The page of all names that the input asks for, at most {@code most} long. */
    public static Result names(Parameters in, String member, List<String> all, int most) {
        Result page = page(in, member, all, most, name -> Result.empty().put("Name", name));
        List<String> names = new ArrayList<>();
        page.tree().get(member).forEach(one -> names.add(one.get("Name").asText()));
        return page.putTexts(member, names);
    }

    private static int offset(Parameters in, int size) {
        String token = in.text("NextToken").filter(text -> !text.isEmpty()).orElse(TOKEN + 0);
        try {
            if (token.startsWith(TOKEN)) {
                return Math.min(size, Integer.parseUnsignedInt(token.substring(TOKEN.length())));
            }
        } catch (NumberFormatException e) {
            // Refused with all others below.
        }
        throw GlueErrors.invalid("Not a pagination token of this service: " + token);
    }
}
