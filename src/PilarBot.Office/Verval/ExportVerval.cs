using Microsoft.EntityFrameworkCore;
using PilarBot.Channels;
using PilarBot.Flows.Definition;
using PilarBot.Office.Audit;
using PilarBot.Office.Conversations;
using PilarBot.Office.Documents;
using PilarBot.Office.Media;

namespace PilarBot.Office.Verval;

/// <summary>Gives the list of a desa's round for a spreadsheet.</summary>
/// <param name="office">Days.</param>
/// <param name="folder">Not opened before a list is made: the commands that check flows know actions and have no keys.</param>
internal sealed class ExportVerval(OfficeProfile office, Lazy<MediaFolder> folder)
{
    /// <param name="Kind"><c>siks</c> or <c>selisih</c>.</param>
    /// <param name="Round">The round's id.</param>
    /// <param name="Desa">Code with dots.</param>
    public sealed record Input([property: Kind(ValueKind.Choice)] string Kind, [property: Kind(ValueKind.Choice)] string Round, [property: Kind(ValueKind.Wilayah)] string Desa);

    /// <param name="Name">The file's.</param>
    public sealed record Result(string Name);

    /// <param name="Name">The file's.</param>
    /// <param name="Content">CSV.</param>
    public sealed record Made(string Name, byte[] Content);

    public async Task<ActionOutcome<Result>> RunAsync(Input input, TurnContext turn)
    {
        if (await RoundOfAsync(input, turn) is not { } round)
            return VervalRefusal.NoDocument;
        if (!MadeFile.TakesTables(turn))
            return MadeFile.NoTablesHere;
        var (name, table) = await TableAsync(input, round, turn);
        await MadeFile.SayAsync(turn, folder.Value, MediaKind.Document, name, "text/csv", to => WriteAsync(table, to, turn.Cancellation), Path.GetFileNameWithoutExtension(name));
        return new Result(name);
    }

    /// <summary>As <see cref="RunAsync"/>, to be downloaded at the desk.</summary>
    public async Task<ActionOutcome<Made>> FileAsync(Input input, TurnContext turn)
    {
        if (await RoundOfAsync(input, turn) is not { } round)
            return VervalRefusal.NoDocument;
        var (name, table) = await TableAsync(input, round, turn);
        using var content = new MemoryStream();
        await WriteAsync(table, content, turn.Cancellation);
        return new Made(name, content.ToArray());
    }

    private static async Task<Guid?> RoundOfAsync(Input input, TurnContext turn)
    {
        string[]? roles = input.Kind switch
        {
            "siks" => VervalAccess.Operators,
            "selisih" => VervalAccess.MinuteTakers,
            _ => null,
        };
        return roles is not null && Guid.TryParse(input.Round, out var round)
            && await turn.Db.VervalHouseholds.Where(h => h.RoundId == round && h.Desa == input.Desa).Within(turn.Caller, roles).AnyAsync(turn.Cancellation) ? round : null;
    }

    private async Task<(string Name, VervalCsv Table)> TableAsync(Input input, Guid round, TurnContext turn)
    {
        var households = await VervalFields.HouseholdsAsync(turn.Db, round, input.Desa, turn.Sealer, turn.Cancellation);
        var table = input.Kind == "siks" ? VervalCsv.Siks(households, office) : VervalCsv.Differences(households);
        turn.Audit(AuditAct.VervalExported, input.Desa.Replace('.', '-'), input.Kind);
        return ($"{(input.Kind == "siks" ? "siks-ng" : input.Kind)}-{input.Desa.Replace(".", "", StringComparison.Ordinal)}-{ExportedCsv.Day(office.DayOf(turn.Now))}.csv", table);
    }

    private static async Task WriteAsync(VervalCsv table, Stream to, CancellationToken cancellation)
    {
        await using var csv = new ExportedCsv(to, table.Columns);
        foreach (var line in table.Lines)
            await csv.WriteAsync(line, cancellation);
    }
}
