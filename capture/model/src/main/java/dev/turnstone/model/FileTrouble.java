package dev.turnstone.model;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;

/// Says in words what is wrong with a file, for sentences such as "The spec x.json cannot be read:
/// it does not exist."
public final class FileTrouble {
    private FileTrouble() {}

    /// Without a full stop at its end.
    public static String of(IOException trouble) {
        return switch (trouble) {
            case NoSuchFileException missing -> "there is no file or folder " + missing.getFile();
            case AccessDeniedException refused ->
                    "the rights of " + refused.getFile() + " forbid it";
            case NotDirectoryException file -> file.getFile() + " is a file and no folder";
            case FileAlreadyExistsException there ->
                    there.getFile() + " is there already, and of another kind";
            case CharacterCodingException _ -> "it is not text in UTF-8";
            case FileSystemException other when other.getReason() != null ->
                    plain(other.getReason());
            default ->
                    trouble.getMessage() == null ? "the disk failed" : plain(trouble.getMessage());
        };
    }

    private static String plain(String said) {
        String lower = said.toLowerCase(Locale.ROOT);
        if (lower.contains("no space left") || lower.contains("not enough space")) {
            return "no space is left on the disk";
        }
        if (lower.contains("is a directory")) {
            return "it is a folder";
        }
        if (lower.contains("read-only file system")) {
            return "the disk is read-only";
        }
        return said.endsWith(".") ? said.substring(0, said.length() - 1) : said;
    }
}
