package dev.glueflake.testkit.snowflake.internal.stage.file;

import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A directory: an internal stage, which is the account's own, or one that stands for a bucket. No name leads out of it. */
public final class LocalStageFiles implements StageFiles {
    private final Path root;
    private final FileDigests digests;

    LocalStageFiles(Path root, FileDigests digests) {
        this.root = root.toAbsolutePath().normalize();
        this.digests = digests;
    }

    /** The files below a path of this one. */
    LocalStageFiles below(String path) {
        return new LocalStageFiles(resolve(path), digests);
    }

    /** The directory that stands for {@code path} below the stage; it may not exist yet. */
    public Path directory(String path) {
        return resolve(path);
    }

    @Override
    public List<StagedFile> list(String prefix) {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        List<StagedFile> found = new ArrayList<>();
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path path, BasicFileAttributes seen) throws IOException {
                    String name = name(path);
                    if (name.startsWith(prefix)) {
                        described(path, name, seen).ifPresent(found::add);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path path, IOException failure) throws IOException {
                    return failure instanceof NoSuchFileException
                            ? FileVisitResult.CONTINUE
                            : super.visitFileFailed(path, failure);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        found.sort(Comparator.comparing(StagedFile::name));
        return found;
    }

    @Override
    public Optional<StagedFile> find(String name) {
        Path path = resolve(name);
        try {
            return described(path, name(path), Files.readAttributes(path, BasicFileAttributes.class));
        } catch (NoSuchFileException | NotDirectoryException gone) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public InputStream open(String name) {
        try {
            return Files.newInputStream(resolve(name));
        } catch (NoSuchFileException e) {
            throw StageFiles.missing(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By a link, where the file system can: no byte is copied, and a file that is replaced meanwhile stays as it was. */
    @Override
    public void readAt(Path place, String name) throws IOException {
        Path file = resolve(name);
        try {
            Files.createLink(place, Files.isSymbolicLink(file) ? file.toRealPath() : file);
        } catch (NoSuchFileException e) {
            throw StageFiles.missing(name);
        } catch (FileSystemException | UnsupportedOperationException e) {
            StageFiles.super.readAt(place, name);
        }
    }

    @Override
    public void put(String name, Path content) {
        Path path = resolve(name);
        try {
            Files.createDirectories(Objects.requireNonNull(path.getParent()));
            Files.copy(content, path, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void delete(String name) {
        try {
            Files.deleteIfExists(resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path resolve(String name) {
        Path path =
                root.resolve(name.startsWith("/") ? name.substring(1) : name).normalize();
        if (!path.startsWith(root)) {
            throw new SnowflakeException(
                    "001011",
                    "42601",
                    "SQL compilation error:\nInvalid path '" + name + "': it leads out of the stage.");
        }
        return path;
    }

    private String name(Path path) {
        return root.relativize(path).toString().replace(path.getFileSystem().getSeparator(), "/");
    }

    /** Empty where the name is not a file's, or the file is gone by now. */
    private Optional<StagedFile> described(Path path, String name, BasicFileAttributes seen) throws IOException {
        try {
            BasicFileAttributes file =
                    seen.isSymbolicLink() ? Files.readAttributes(path, BasicFileAttributes.class) : seen;
            if (!file.isRegularFile()) {
                return Optional.empty();
            }
            FileState state = FileState.of(file);
            return Optional.of(new StagedFile(
                    name,
                    file.size(),
                    digests.md5(path, state),
                    state.modified().toInstant()));
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
    }
}
