using Microsoft.EntityFrameworkCore;
using PilarBot.Flows.Definition;
using PilarBot.Office.Conversations;
using PilarBot.Office.Media;
using PilarBot.Office.Reference;
using PilarBot.Office.Residents;

namespace PilarBot.Office.Cases;

/// <summary>Somebody reports a case: a pillar, or a resident about a neighbour.</summary>
internal sealed class OpenCase(OfficeProfile office)
{
    /// <param name="Kinds">A PPKS code; null where there are several.</param>
    /// <param name="Name">Of the person in need, as known.</param>
    /// <param name="Nik">Sixteen digits, or null when the person has none at hand.</param>
    /// <param name="Desa">Where the person lives.</param>
    /// <param name="Photos">Ids of the files sent.</param>
    /// <param name="Location">Where the person was found.</param>
    /// <param name="Description">What is wrong, in the reporter's words.</param>
    /// <param name="Several">PPKS codes, where there is more than one.</param>
    /// <param name="Age">In full years, about; null when it is not known, or told by the NIK.</param>
    public sealed record Input(
        [property: Kind(ValueKind.Choice)] string? Kinds, string Name, [property: Kind(ValueKind.Nik)] string? Nik,
        [property: Kind(ValueKind.Wilayah)] string Desa, IReadOnlyList<Guid>? Photos, GeoPoint? Location, string Description,
        IReadOnlyList<string>? Several = null, int? Age = null);

    public sealed record Result(string Number);

    public async Task<ActionOutcome<Result>> RunAsync(Input input, TurnContext turn)
    {
        var kinds = KindsOf(input.Kinds, input.Several);
        var resident = await FindResident.FindOrAddAsync(new(input.Name, input.Nik, null, null, input.Desa), turn);
        // Under the person's lock: of two who report them at once in two kecamatan, the second sees the first.
        var person = resident.StandsAs;
        await turn.Db.Residents.Where(r => r.Id == person).ExecuteUpdateAsync(set => set.SetProperty(r => r.Desa, r => r.Desa), turn.Cancellation);
        if (await turn.Db.Cases.OpenOf(turn.Db, person).Select(c => c.Number).FirstOrDefaultAsync(turn.Cancellation) is { } open)
            return new HasOpenCase(open).ToRefusal();
        resident.BirthYear ??= input.Age is { } age ? office.DayOf(turn.Now).Year - age : null;
        var id = turn.NewId();
        var key = turn.Sealer.NewKey(id);
        byte[] Seal(string field, string value) => turn.Sealer.Seal(key, id, field, value);
        var file = new CaseFile
        {
            Id = id,
            Number = HumanNumber.Case.Write(await turn.NextNumberAsync("case"), turn.Now, office.Zone),
            Kinds = string.Join(' ', kinds),
            IsSensitive = CaseFile.AnySensitive(kinds),
            Kecamatan = input.Desa[..8],
            Desa = input.Desa,
            ResidentId = resident.Id,
            Key = key,
            Description = Seal("description", input.Description),
            Location = input.Location is { } at ? Seal("location", CaseEvent.Written(at)) : null,
            ReportedBy = turn.Caller.PersonId,
            ConversationId = turn.Conversation.Id,
            OpenedAt = turn.Now,
        };
        turn.Db.Cases.Add(file);
        CaseEvent.Add(turn, file, CaseEventKind.Opened);
        await AttachMedia.ToAsync(turn, "case", id, input.Photos);
        // What handles cases there and reports one itself has it in hand.
        if (!turn.Caller.Handles(file))
            await OfferAsync(office, file, turn);
        return new Result(file.Number);
    }

    /// <summary>Offers a case to those who may take it: to every TKSK of the kecamatan, to the office's staff where there is none.</summary>
    public static async Task OfferAsync(OfficeProfile office, CaseFile file, TurnContext turn)
    {
        var news = $"Laporan baru **{file.Number}**: {CaseNotices.KindOf(file, office)}, {MarkdownEscape.Line(office.Label("desa", file.Desa))}. Siapa yang mengambil lebih dulu, menanganinya.";
        if (await CaseNotices.ToHoldersAsync(turn, file, ["tksk"], news, CaseNotices.Open(file.Number, "Buka kasus")) == 0)
            await CaseNotices.ToHoldersAsync(turn, file, ["staf-dinsos", "koordinator-tksk"], news, CaseNotices.Open(file.Number, "Buka kasus"));
    }

    /// <summary>The codes of one kind or of several, each once and known.</summary>
    public static IReadOnlyList<string> KindsOf(string? one, IReadOnlyList<string>? several) =>
        [.. (several is { Count: > 0 } ? several : one is null ? [] : [.. one.Split(' ')]).Where(k => PpksKind.Find(k) is not null).Distinct()];
}
