package dev.turnstone.documents.snapshot;

import dev.turnstone.model.Body;

/// A Lucene file of a shard and the blobs that hold it.
///
/// `content` is the whole file where the server embedded it in the list, else empty.
public record SnapshotFile(
        String blob,
        String name,
        long length,
        String checksum,
        long partLength,
        String writtenBy,
        Body content) {

    private static final String EMBEDDED = "v__";

    boolean embedded() {
        return blob.startsWith(EMBEDDED);
    }

    int parts() {
        return length == 0 ? 1 : (int) Math.ceilDiv(length, partLength);
    }

    String partBlob(int part) {
        return parts() == 1 ? blob : blob + ".part" + part;
    }

    long lengthOfPart(int part) {
        return Math.min(partLength, length - part * partLength);
    }

    static SnapshotFile parse(Node node) {
        long length = node.number("length");
        long partLength =
                node.optional("part_size")
                        .map(Node::asNumber)
                        .filter(size -> size > 0)
                        .orElse(Long.MAX_VALUE);
        if (length < 0) {
            throw node.wrong("length", "negative");
        }
        if (length / partLength >= Integer.MAX_VALUE) {
            throw node.wrong("part_size", "too small for a file of " + length + " bytes");
        }
        Body content =
                node.optional("meta_hash").map(Node::asBytes).map(Body::of).orElse(Body.EMPTY);
        return new SnapshotFile(
                fileName(node, "name"),
                fileName(node, "physical_name"),
                length,
                node.text("checksum"),
                partLength,
                node.optionalText("written_by").orElse(""),
                content);
    }

    private static String fileName(Node node, String field) {
        String name = node.text(field);
        if (name.isEmpty() || name.contains("/") || name.contains("\\") || name.contains("..")) {
            throw node.wrong(field, "not a file's name");
        }
        return name;
    }
}
