package dev.turnstone.app.cli;

import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi.Text;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.TextTable;
import picocli.CommandLine.IHelpSectionRenderer;

/// Lists every command, also those below others, so that `--help` shows all that can be done.
final class CommandTree implements IHelpSectionRenderer {
    private static final int NAME_WIDTH = 24;
    private static final int INDENT = 2;

    @Override
    public String render(Help help) {
        TextTable table =
                TextTable.forColumns(
                        help.colorScheme(),
                        new Column(NAME_WIDTH, INDENT, Column.Overflow.SPAN),
                        new Column(
                                help.commandSpec().usageMessage().width() - NAME_WIDTH,
                                INDENT,
                                Column.Overflow.WRAP));
        add(help, "", table);
        return table.toString();
    }

    private static void add(Help help, String before, TextTable table) {
        help.subcommands()
                .forEach(
                        (name, sub) -> {
                            String whole = before + name;
                            if (sub.subcommands().isEmpty()) {
                                Text text = help.colorScheme().commandText(whole);
                                String[] header = sub.commandSpec().usageMessage().header();
                                table.addRowValues(
                                        text,
                                        help.colorScheme()
                                                .text(header.length == 0 ? "" : header[0]));
                            } else {
                                add(sub, whole + " ", table);
                            }
                        });
    }
}
