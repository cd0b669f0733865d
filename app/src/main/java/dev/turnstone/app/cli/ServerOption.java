package dev.turnstone.app.cli;

import dev.turnstone.sandbox.SandboxException;
import dev.turnstone.sandbox.ServerVersion;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads the name of a server of the sandbox, such as `es-7.10.2`.
final class ServerOption implements ITypeConverter<ServerVersion> {
    @Override
    public ServerVersion convert(String name) {
        try {
            return ServerVersion.named(name);
        } catch (SandboxException e) {
            throw new TypeConversionException(String.valueOf(e.getMessage()));
        }
    }
}
