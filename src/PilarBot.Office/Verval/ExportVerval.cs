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

    public async Task<ActionOutcome<Result>> RunAsync(Input input, TurnContext turn)
    {
        string[]? roles = input.Kind switch
        {
            "siks" => VervalAccess.Operators,
            "selisih" => VervalAccess.MinuteTakers,
            _ => null,
        };
        if (roles is null || !Guid.TryParse(input.Round, out var round)
            || !await turn.Db.VervalHouseholds.Where(h => h.RoundId == round && h.Desa == input.Desa).Within(turn.Caller, roles).AnyAsync(turn.Cancellation))
            return VervalRefusal.NoDocument;
        if (!MadeFile.TakesTables(turn))
            return MadeFile.NoTablesHere;
        var households = await VervalFields.HouseholdsAsync(turn.Db, round, input.Desa, turn.Sealer, turn.Cancellation);
        var table = input.Kind == "siks" ? VervalCsv.Siks(households, office) : VervalCsv.Differences(households);
        var name = $"{(input.Kind == "siks" ? "siks-ng" : input.Kind)}-{input.Desa.Replace(".", "", StringComparison.Ordinal)}-{ExportedCsv.Day(office.DayOf(turn.Now))}.csv";
        await MadeFile.SayAsync(turn, folder.Value, MediaKind.Document, name, "text/csv", async to =>
        {
            await using var csv = new ExportedCsv(to, table.Columns);
            foreach (var line in table.Lines)
                await csv.WriteAsync(line, turn.Cancellation);
        }, Path.GetFileNameWithoutExtension(name));
        turn.Audit(AuditAct.VervalExported, input.Desa.Replace('.', '-'), input.Kind);
        return new Result(name);
    }
}
