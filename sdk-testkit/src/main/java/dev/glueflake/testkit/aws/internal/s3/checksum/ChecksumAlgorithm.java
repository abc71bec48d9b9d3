package dev.glueflake.testkit.aws.internal.s3.checksum;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/** The checksums that S3 verifies and keeps. */
public enum ChecksumAlgorithm {
    CRC32,
    CRC32C,
    CRC64NVME,
    SHA1,
    SHA256;

    private static final long CRC32_REVERSED = 0xEDB88320L;
    private static final long CRC32C_REVERSED = 0x82F63B78L;

    public RunningChecksum start() {
        return switch (this) {
            case CRC32 -> RunningChecksum.cyclic(new CRC32(), Integer.BYTES);
            case CRC32C -> RunningChecksum.cyclic(new CRC32C(), Integer.BYTES);
            case CRC64NVME -> RunningChecksum.cyclic(new Crc64Nvme(), Long.BYTES);
            case SHA1 -> RunningChecksum.digest("SHA-1");
            case SHA256 -> RunningChecksum.digest("SHA-256");
        };
    }

    private Optional<CrcCombination> combination() {
        return switch (this) {
            case CRC32 -> Optional.of(new CrcCombination(CRC32_REVERSED, Integer.SIZE));
            case CRC32C -> Optional.of(new CrcCombination(CRC32C_REVERSED, Integer.SIZE));
            case CRC64NVME -> Optional.of(new CrcCombination(Crc64Nvme.REVERSED_POLYNOMIAL, Long.SIZE));
            case SHA1, SHA256 -> Optional.empty();
        };
    }

    public String header() {
        return "x-amz-checksum-" + name().toLowerCase(Locale.ROOT);
    }

    /** The XML element that carries a value. */
    public String element() {
        return "Checksum" + name();
    }

    public static Optional<ChecksumAlgorithm> named(String name) {
        return Arrays.stream(values())
                .filter(algorithm -> algorithm.name().equalsIgnoreCase(name))
                .findFirst();
    }

    public static Optional<ChecksumAlgorithm> ofHeader(String header) {
        return Arrays.stream(values())
                .filter(algorithm -> algorithm.header().equalsIgnoreCase(header))
                .findFirst();
    }

    /** Whether parts can give the checksum of the whole object without its bytes. */
    public boolean combines() {
        return combination().isPresent();
    }

    /** The checksum of the bytes of all parts, one behind the other. */
    public String ofWhole(List<PartChecksum> parts) {
        CrcCombination crc = combination().orElseThrow();
        byte[] value = start().value();
        for (PartChecksum part : parts) {
            value = crc.combine(value, decoded(part), part.length());
        }
        return Base64.getEncoder().encodeToString(value);
    }

    /** The checksum of the parts' checksums, with their number behind a dash. */
    public String ofParts(List<PartChecksum> parts) {
        RunningChecksum running = start();
        parts.forEach(part -> running.update(decoded(part)));
        return Base64.getEncoder().encodeToString(running.value()) + "-" + parts.size();
    }

    private static byte[] decoded(PartChecksum part) {
        return Base64.getDecoder().decode(part.value());
    }

    /** A part's checksum in base64 and its length in bytes. */
    public record PartChecksum(String value, long length) {}
}
