package dev.glueflake.testkit.snowflake.internal.stage;

import dev.glueflake.testkit.snowflake.internal.sql.ast.Option;
import dev.glueflake.testkit.snowflake.internal.stage.directory.DirectoryTable;
import dev.glueflake.testkit.snowflake.internal.stage.format.Options;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code DIRECTORY = (…)} says.
 *
 * @param directory null where it is not enabled
 * @param filled whether what stands there is registered at once
 */
record StageDirectoryOptions(Stage.@Nullable Directory directory, boolean filled) {

    static StageDirectoryOptions of(List<Option> group, Stage.Place place) {
        boolean external = place instanceof Stage.Place.External;
        Options options = new Options(group);
        boolean enabled = options.flag("ENABLE", false);
        boolean autoRefresh = options.flag("AUTO_REFRESH", false);
        boolean filled = external && options.flag("REFRESH_ON_CREATE", true);
        options.refuseRest();
        return enabled
                ? new StageDirectoryOptions(new Stage.Directory(new DirectoryTable(), autoRefresh), filled)
                : new StageDirectoryOptions(null, false);
    }
}
