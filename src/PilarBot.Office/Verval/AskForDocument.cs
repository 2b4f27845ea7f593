using Microsoft.EntityFrameworkCore;
using PilarBot.Flows.Definition;
using PilarBot.Office.Audit;
using PilarBot.Office.Conversations;

namespace PilarBot.Office.Verval;

/// <summary>Somebody asks for a file about a desa's round: it is made after the turn and comes into this chat.</summary>
internal sealed class AskForDocument(OfficeProfile office)
{
    /// <param name="Kind"><c>berita-acara</c>, <c>siks</c> or <c>selisih</c>.</param>
    /// <param name="Round">The round's id.</param>
    /// <param name="Desa">Code with dots.</param>
    /// <param name="Meeting">Day and place of the meeting; null for a file that is about none.</param>
    /// <param name="Attendees">Who was there; null for a file that is about no meeting.</param>
    public sealed record Input(
        [property: Kind(ValueKind.Choice)] string Kind, [property: Kind(ValueKind.Choice)] string Round, [property: Kind(ValueKind.Wilayah)] string Desa, string? Meeting,
        string? Attendees);

    /// <param name="Number">The file's number.</param>
    public sealed record Result(string Number);

    public async Task<ActionOutcome<Result>> RunAsync(Input input, TurnContext turn)
    {
        (VervalDocumentKind Kind, string[] Roles)? asked = input.Kind switch
        {
            "berita-acara" => (VervalDocumentKind.Minutes, VervalAccess.MinuteTakers),
            "siks" => (VervalDocumentKind.SiksExport, VervalAccess.Operators),
            "selisih" => (VervalDocumentKind.Differences, VervalAccess.MinuteTakers),
            _ => null,
        };
        if (asked is not { } what || !Guid.TryParse(input.Round, out var round)
            || !await turn.Db.VervalHouseholds.Where(h => h.RoundId == round && h.Desa == input.Desa).Within(turn.Caller, what.Roles).AnyAsync(turn.Cancellation))
            return VervalRefusal.NoDocument;
        var id = turn.NewId();
        var key = turn.Sealer.NewKey(id);
        var number = HumanNumber.VervalDocument.Write(await turn.NextNumberAsync("verval_document"), turn.Now, office.Zone);
        turn.Db.VervalDocuments.Add(new()
        {
            Id = id,
            Key = key,
            Number = number,
            Kind = what.Kind,
            RoundId = round,
            Kecamatan = input.Desa[..8],
            Desa = input.Desa,
            Told = turn.Sealer.Seal(key, id, "told", $"{input.Meeting?.ReplaceLineEndings(" ")}\n{input.Attendees?.ReplaceLineEndings(" ")}"),
            AskedBy = turn.Caller.PersonId,
            ForChat = turn.Conversation.Id,
            NotBefore = turn.Now,
            AskedAt = turn.Now,
        });
        turn.Audit(AuditAct.VervalExported, number, input.Kind);
        return new Result(number);
    }
}
