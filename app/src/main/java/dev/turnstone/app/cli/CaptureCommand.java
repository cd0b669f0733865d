package dev.turnstone.app.cli;

import picocli.CommandLine.Command;

/// What proxies are doing, asked at their admin endpoints.
@Command(
        name = "capture",
        subcommands = {CaptureStatusCommand.class, CaptureTrafficCommand.class})
final class CaptureCommand {}
