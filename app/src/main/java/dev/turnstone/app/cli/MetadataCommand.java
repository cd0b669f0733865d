package dev.turnstone.app.cli;

import picocli.CommandLine.Command;

/// Indices, templates, aliases, pipelines, scripts and policies.
@Command(
        name = "metadata",
        subcommands = {
            MetadataPlanCommand.class,
            MetadataApplyCommand.class,
            MetadataUndoCommand.class
        })
final class MetadataCommand {}
