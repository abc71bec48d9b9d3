package dev.glueflake.testkit.snowflake.internal.stage.file;

import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** A directory: an internal stage, which is the account's own, or one that stands for a bucket. No name leads out of it. */
public final class LocalStageFiles implements StageFiles {
    private final Path root;

    LocalStageFiles(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /** The files below a path of this one. */
    LocalStageFiles below(String path) {
        return new LocalStageFiles(resolve(path));
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
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.filter(Files::isRegularFile)
                    .filter(path -> name(path).startsWith(prefix))
                    .map(this::describe)
                    .sorted(Comparator.comparing(StagedFile::name))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<StagedFile> find(String name) {
        Path path = resolve(name);
        return Files.isRegularFile(path) ? Optional.of(describe(path)) : Optional.empty();
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
        try {
            Files.createLink(place, resolve(name).toRealPath());
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

    private StagedFile describe(Path path) {
        try {
            return new StagedFile(
                    name(path),
                    Files.size(path),
                    md5(path),
                    Files.getLastModifiedTime(path).toInstant());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String md5(Path path) throws IOException {
        try (DigestInputStream in =
                new DigestInputStream(Files.newInputStream(path), MessageDigest.getInstance("MD5"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }
}
