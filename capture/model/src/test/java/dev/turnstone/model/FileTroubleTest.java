package dev.turnstone.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

class FileTroubleTest {
    @TempDir private Path folder;

    @Test
    void aMissingFileIsNamed() {
        Path missing = folder.resolve("missing.json");
        assertThat(said(() -> Files.readString(missing)))
                .isEqualTo("there is no file or folder " + missing);
    }

    @Test
    void aFolderIsNoFile() {
        assertThat(said(() -> Files.readString(folder))).isEqualTo("it is a folder");
    }

    @Test
    void whatIsNoTextIsTold() throws IOException {
        Path file = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe});
        assertThat(said(() -> Files.readString(file))).isEqualTo("it is not text in UTF-8");
    }

    @Test
    void aFolderThatCannotBeMadeBecauseAFileIsThereIsTold() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThat(said(() -> Files.createDirectories(file)))
                .isEqualTo(file + " is there already, and of another kind");
    }

    @Test
    void aFullDiskIsToldInOneWay() {
        assertThat(FileTrouble.of(new IOException("No space left on device")))
                .isEqualTo("no space is left on the disk");
        assertThat(FileTrouble.of(new FileSystemException("a", null, "No space left on device")))
                .isEqualTo("no space is left on the disk");
    }

    @Test
    void theNameOfAnExceptionIsNeverShown() {
        assertThat(FileTrouble.of(new IOException())).isEqualTo("the disk failed");
        assertThat(FileTrouble.of(new IOException("Stale file handle.")))
                .isEqualTo("Stale file handle");
    }

    private interface Reading {
        void run() throws IOException;
    }

    private static String said(Reading reading) {
        return FileTrouble.of(catchThrowableOfType(IOException.class, reading::run));
    }
}
