using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Cases;
using PilarBot.Office.Complaints;
using PilarBot.Office.Conversations;

namespace PilarBot.Office.Exports;

/// <summary>Asks for tables as files, which <see cref="MakeExports"/> makes, and shows at the desk how far they are.</summary>
internal static class AskExport
{
    private const string FilterField = "filter";

    /// <param name="Table">What it is.</param>
    /// <param name="IsWorkbook">As which it was asked for.</param>
    /// <param name="State">How far it is.</param>
    /// <param name="Lines">Written so far.</param>
    /// <param name="Expected">About how many there will be; null before it is begun.</param>
    /// <param name="IsWhole">False when there were more lines than such a file takes.</param>
    /// <param name="File">Null while there is none, or none any more.</param>
    public sealed record Progress(ExportedTable Table, bool IsWorkbook, ExportState State, int Lines, int? Expected, bool IsWhole, ExportFile? File);

    /// <param name="Id">By which it is kept.</param>
    /// <param name="Name">To save it under.</param>
    /// <param name="Size">Bytes.</param>
    public sealed record ExportFile(Guid Id, string Name, long Size);

    /// <summary>Asks for cases, at the desk.</summary>
    public static async Task<ActionOutcome<TableExport>> CasesAsync(ListCases.Filter filter, bool isWorkbook, TurnContext turn) =>
        turn.Caller.IsHandler() ? await AskAsync(ExportedTable.Cases, filter, isWorkbook, turn) : new NotStaff().ToRefusal();

    /// <summary>Asks for the register of complaints; in a chat it is sent there.</summary>
    public static async Task<ActionOutcome<TableExport>> ComplaintsAsync(ExportPeriod period, bool isWorkbook, TurnContext turn) =>
        turn.Caller.HandlesComplaints() ? await AskAsync(ExportedTable.Complaints, period, isWorkbook, turn) : new NotForHandling().ToRefusal();

    /// <summary>How far the caller's own is; null when they asked for none of this id, or may not have such a table any more.</summary>
    public static async Task<Progress?> ShowAsync(Guid id, TurnContext turn)
    {
        var me = turn.Caller.PersonId;
        if (await turn.Db.TableExports.AsNoTracking().SingleOrDefaultAsync(e => e.Id == id && e.PersonId == me && e.ForChat == null, turn.Cancellation) is not { } export
            || !(export.Table is ExportedTable.Cases ? turn.Caller.IsHandler() : turn.Caller.HandlesComplaints()))
            return null;
        var file = await turn.Db.Media.Where(m => m.OwnerKind == TableExport.Files && m.OwnerId == id)
            .Select(m => new ExportFile(m.Id, m.FileName!, m.Size!.Value)).SingleOrDefaultAsync(turn.Cancellation);
        return new(export.Table, export.IsWorkbook, export.State, export.Lines, export.Expected, export.Lines < MakeExports.MostLines(export.IsWorkbook), file);
    }

    /// <summary>What lines a table is to have.</summary>
    public static T FilterOf<T>(TableExport export, Sealing.Sealer sealer) =>
        JsonSerializer.Deserialize<T>(sealer.OpenText(export.Key, export.Id, FilterField, export.Filter))!;

    private static async Task<TableExport> AskAsync<T>(ExportedTable table, T filter, bool isWorkbook, TurnContext turn)
    {
        var (person, wanted, now) = (turn.Caller.PersonId!.Value, JsonSerializer.Serialize(filter), turn.Now);
        Guid? chat = turn.IsAtDesk ? null : turn.Conversation.Id;
        // Asked again while it waits, it is the same.
        var waiting = await turn.Db.TableExports
            .Where(e => e.PersonId == person && e.ForChat == chat && e.Table == table && e.IsWorkbook == isWorkbook && e.State == ExportState.Waiting).ToListAsync(turn.Cancellation);
        if (waiting.Find(e => turn.Sealer.OpenText(e.Key, e.Id, FilterField, e.Filter) == wanted) is { } same)
            return same;
        var id = turn.NewId();
        var key = turn.Sealer.NewKey(id);
        var export = new TableExport
        {
            Id = id,
            PersonId = person,
            ForChat = chat,
            Table = table,
            IsWorkbook = isWorkbook,
            Key = key,
            Filter = turn.Sealer.Seal(key, id, FilterField, wanted),
            AskedAt = now,
            NotBefore = now,
        };
        turn.Db.TableExports.Add(export);
        return export;
    }
}
