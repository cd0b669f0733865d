package dev.turnstone.app.cli;

import picocli.CommandLine.Command;

/// A whole migration: planned, run, waited for, undone and remembered.
@Command(
        name = "workflow",
        subcommands = {
            WorkflowConfigureCommand.class,
            WorkflowValidateCommand.class,
            WorkflowSchemaCommand.class,
            WorkflowPlanCommand.class,
            WorkflowStartCommand.class,
            WorkflowStatusCommand.class,
            WorkflowWatchCommand.class,
            WorkflowApproveCommand.class,
            WorkflowPauseCommand.class,
            WorkflowResumeCommand.class,
            WorkflowCancelCommand.class,
            WorkflowRetryCommand.class,
            WorkflowRollbackCommand.class,
            WorkflowCleanCommand.class,
            WorkflowHistoryCommand.class,
            WorkflowLogCommand.class,
            WorkflowRunbookCommand.class,
            WorkflowSessionCommand.class,
            WorkflowEngineCommand.class
        })
final class WorkflowCommand {}
