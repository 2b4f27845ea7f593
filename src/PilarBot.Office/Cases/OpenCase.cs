using System.Globalization;
using PilarBot.Flows.Definition;
using PilarBot.Office.Conversations;
using PilarBot.Office.Media;
using PilarBot.Office.Reference;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Cases;

/// <summary>A pillar reports a case.</summary>
internal sealed class OpenCase(OfficeProfile office)
{
    /// <param name="Kinds">PPKS codes, at least one.</param>
    /// <param name="Name">Of the person in need, as known.</param>
    /// <param name="Nik">Sixteen digits, or null when the person has none at hand.</param>
    /// <param name="Desa">Where the person lives.</param>
    /// <param name="Photos">Ids of the files sent.</param>
    /// <param name="Location">Where the person was found.</param>
    /// <param name="Description">What is wrong, in the reporter's words.</param>
    public sealed record Input(
        [property: Kind(ValueKind.Choice)] string Kinds, string Name, [property: Kind(ValueKind.Nik)] string? Nik,
        [property: Kind(ValueKind.Wilayah)] string Desa, IReadOnlyList<Guid>? Photos, GeoPoint? Location, string Description);

    public sealed record Result(string Number);

    public async Task<ActionOutcome<Result>> RunAsync(Input input, TurnContext turn)
    {
        var id = turn.NewId();
        var key = turn.Sealer.NewKey(id);
        byte[] Seal(string field, string value) => turn.Sealer.Seal(key, id, field, value);
        var number = HumanNumber.Case.Write(await turn.NextNumberAsync("case"), turn.Now, office.Zone);
        turn.Db.Cases.Add(new()
        {
            Id = id,
            Number = number,
            Kinds = input.Kinds,
            IsSensitive = input.Kinds.Split(' ').Any(k => PpksKind.Find(k) is { Sensitive: true }),
            Kecamatan = input.Desa[..8],
            Desa = input.Desa,
            Key = key,
            SubjectName = Seal("subject-name", input.Name),
            Nik = input.Nik is null ? null : Seal("nik", input.Nik),
            NikHash = input.Nik is null ? null : turn.Hash.Of(HashPurpose.Nik, input.Nik),
            Description = Seal("description", input.Description),
            Location = input.Location is not { } at ? null
                : Seal("location", string.Create(CultureInfo.InvariantCulture, $"{at.Latitude},{at.Longitude},{at.Accuracy}")),
            ReportedBy = turn.Caller.PersonId,
            ConversationId = turn.Conversation.Id,
            OpenedAt = turn.Now,
        });
        turn.Db.CaseEvents.Add(new() { Id = turn.NewId(), CaseId = id, Kind = CaseEventKind.Opened, By = turn.Caller.PersonId, At = turn.Now });
        await AttachMedia.ToAsync(turn, "case", id, input.Photos);
        return new Result(number);
    }
}
