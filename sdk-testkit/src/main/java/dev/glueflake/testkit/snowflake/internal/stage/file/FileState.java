package dev.glueflake.testkit.snowflake.internal.stage.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/** By what a local file that was written again is told from the one before. */
record FileState(long size, FileTime modified, String key) {
    static FileState of(Path file) throws IOException {
        return of(Files.readAttributes(file, BasicFileAttributes.class));
    }

    static FileState of(BasicFileAttributes found) {
        return new FileState(found.size(), found.lastModifiedTime(), String.valueOf(found.fileKey()));
    }
}
