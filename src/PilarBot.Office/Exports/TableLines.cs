using PilarBot.Office.Audit;

namespace PilarBot.Office.Exports;

/// <summary>A table on its way into a file.</summary>
/// <param name="Name">The file's, without day and ending.</param>
/// <param name="Title">The sheet's; with it the chat is told what comes.</param>
/// <param name="Columns">The headings.</param>
/// <param name="Act">Under which the audit trail has it.</param>
/// <param name="Detail">What the audit trail has before the count; empty for nothing.</param>
/// <param name="Expected">About how many lines there will be.</param>
/// <param name="Lines">Newest first, in batches; a cell for each column, an <see cref="int"/> for a number and a string for a text.</param>
internal sealed record TableLines(
    string Name, string Title, IReadOnlyList<string> Columns, AuditAct Act, string Detail, int Expected, IAsyncEnumerable<IReadOnlyList<IReadOnlyList<object>>> Lines);
