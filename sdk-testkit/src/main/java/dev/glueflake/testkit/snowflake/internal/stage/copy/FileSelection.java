package dev.glueflake.testkit.snowflake.internal.stage.copy;

import dev.glueflake.testkit.snowflake.internal.stage.StageLocation;
import dev.glueflake.testkit.snowflake.internal.stage.file.StageFiles;
import dev.glueflake.testkit.snowflake.internal.stage.file.StagedFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Which files a COPY loads. */
final class FileSelection {
    private final StageLocation location;
    private final CopyOptions options;

    FileSelection(StageLocation location, CopyOptions options) {
        this.location = location;
        this.options = options;
    }

    /** @param isLoaded files that the table already has, left out unless FORCE */
    List<StagedFile> select(Predicate<StagedFile> isLoaded) {
        List<StagedFile> found = options.files().isEmpty() ? location.files().list(location.path()) : named();
        List<StagedFile> selected = found.stream()
                .filter(file -> options.pattern().isEmpty()
                        || options.pattern().get().matcher(file.name()).matches())
                .filter(file -> options.force() || !isLoaded.test(file))
                .toList();
        return options.sizeLimit().map(limit -> upTo(limit, selected)).orElse(selected);
    }

    /** A file that is not there matters only where any error aborts. */
    private List<StagedFile> named() {
        List<StagedFile> files = new ArrayList<>();
        for (String name : options.files()) {
            Optional<StagedFile> file = location.files().find(location.named(name));
            if (file.isEmpty() && options.onError() instanceof OnError.Abort) {
                throw StageFiles.missing(location.shown(location.named(name)));
            }
            file.ifPresent(files::add);
        }
        return files;
    }

    /** Files are taken until their sizes exceed the limit; the first is always taken. */
    private static List<StagedFile> upTo(long limit, List<StagedFile> files) {
        List<StagedFile> taken = new ArrayList<>();
        long bytes = 0;
        for (StagedFile file : files) {
            if (bytes >= limit) {
                break;
            }
            taken.add(file);
            bytes += file.size();
        }
        return taken;
    }
}
