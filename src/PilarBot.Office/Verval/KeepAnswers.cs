using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PilarBot.Flows.Definition;
using PilarBot.Office.Conversations;
using PilarBot.Office.Media;

namespace PilarBot.Office.Verval;

/// <summary>Keeps a section of the form as soon as it is answered, so that a visit can be broken off and taken up again days later.</summary>
internal sealed class KeepAnswers(OfficeProfile office)
{
    /// <summary>To which kind of record each photo belongs; the family card's is for checkers alone.</summary>
    public const string FrontPhoto = "verval-depan";
    public const string InsidePhoto = "verval-dalam";
    public const string KkPhoto = "verval-kk";

    /// <param name="Kept">Sections that are kept now.</param>
    public sealed record Result(int Kept);

    /// <param name="Id">The household's.</param>
    /// <param name="IsRelative">True when it is the visitor's own family or a relative's.</param>
    /// <param name="IsThere">False when nobody went there.</param>
    /// <param name="Finding"><c>ditemukan</c>, or the code of a result.</param>
    public sealed record Start(string Id, bool IsRelative, bool IsThere, [property: Kind(ValueKind.Choice)] string Finding);

    public sealed record House(
        string Id, [property: Kind(ValueKind.Choice)] string Status, [property: Kind(ValueKind.Choice)] string? Proof, decimal? Area,
        [property: Kind(ValueKind.Choice)] string Floor, [property: Kind(ValueKind.Choice)] string Wall, [property: Kind(ValueKind.Choice)] string Roof);

    public sealed record Utilities(
        string Id, [property: Kind(ValueKind.Choice)] string Water, [property: Kind(ValueKind.Choice)] string? Distance,
        [property: Kind(ValueKind.Choice)] string Light, [property: Kind(ValueKind.Choice)] string? Power, [property: Kind(ValueKind.Choice)] string Cooking,
        [property: Kind(ValueKind.Choice)] string Toilet, [property: Kind(ValueKind.Choice)] string? Bowl, [property: Kind(ValueKind.Choice)] string? Disposal);

    /// <param name="Siapa">Of <see cref="ShowVerval.Left.People"/>; null for somebody else.</param>
    /// <param name="Nama">The name of somebody else.</param>
    /// <param name="Keberadaan">Code of the list.</param>
    /// <param name="Hubungan">Code of the list.</param>
    public sealed record Member(string? Siapa, string? Nama, string Keberadaan, string? Hubungan);

    public sealed record Members(string Id, [property: Kind(ValueKind.Object)] IReadOnlyList<Member> People);

    public sealed record Assets(
        string Id, IReadOnlyList<string>? Aid, IReadOnlyList<string>? Goods, IReadOnlyList<string>? Livestock, IReadOnlyList<string>? Land,
        [property: Kind(ValueKind.Choice)] string Internet, bool HasAccount);

    public sealed record Evidence(
        string Id, string? Respondent, [property: Kind(ValueKind.Choice)] string? Relation, IReadOnlyList<Guid>? Front, IReadOnlyList<Guid>? Inside,
        IReadOnlyList<Guid>? Card, GeoPoint? Location);

    /// <summary>The value by which a member is chosen. Never a bare number, which people mean as a place in the list.</summary>
    public static string PersonCode(int place) => string.Create(CultureInfo.InvariantCulture, $"anggota.{place}");

    public static async Task<ActionOutcome<Result>> StartAsync(Start input, TurnContext turn)
    {
        if (await InHandAsync(input.Id, turn) is not { } household)
            return VervalRefusal.NotFound;
        household.HasConflict = input.IsRelative;
        return await KeepAsync(household, VervalForm.Start, turn,
            ("kerabat", input.IsRelative ? "ya" : "tidak"), ("kunjungan", input.IsThere ? "ya" : "tidak"), ("temuan", input.Finding));
    }

    public static async Task<ActionOutcome<Result>> HouseAsync(House input, TurnContext turn) =>
        await InHandAsync(input.Id, turn) is { } household
            ? await KeepAsync(household, VervalForm.House, turn,
                ("status", input.Status), ("bukti", input.Proof), ("luas", input.Area?.ToString(CultureInfo.InvariantCulture)), ("lantai", input.Floor),
                ("dinding", input.Wall), ("atap", input.Roof))
            : VervalRefusal.NotFound;

    public static async Task<ActionOutcome<Result>> UtilitiesAsync(Utilities input, TurnContext turn) =>
        await InHandAsync(input.Id, turn) is { } household
            ? await KeepAsync(household, VervalForm.Utilities, turn,
                ("air", input.Water), ("jarak", input.Distance), ("penerangan", input.Light), ("daya", input.Power), ("masak", input.Cooking),
                ("bab", input.Toilet), ("kloset", input.Bowl), ("tinja", input.Disposal))
            : VervalRefusal.NotFound;

    public async Task<ActionOutcome<Result>> MembersAsync(Members input, TurnContext turn)
    {
        if (await InHandAsync(input.Id, turn) is not { } household)
            return VervalRefusal.NotFound;
        var people = ShowVerval.People(household.OpenFacts(turn.Sealer)).ToList();
        return await KeepAsync(household, VervalForm.Members, turn, ("daftar", string.Join("; ", input.People.Select(Line))));

        string Line(Member member)
        {
            var name = people.Index().FirstOrDefault(p => PersonCode(p.Index) == member.Siapa).Item ?? member.Nama ?? "-";
            var relation = member.Hubungan is { } code ? $", {office.Label("verval-hubungan-kk", code)}" : "";
            return $"{name} ({office.Label("verval-keberadaan-anggota", member.Keberadaan)}{relation})";
        }
    }

    public static async Task<ActionOutcome<Result>> AssetsAsync(Assets input, TurnContext turn)
    {
        static string Codes(IReadOnlyList<string>? codes) => string.Join(' ', codes ?? []);
        return await InHandAsync(input.Id, turn) is { } household
            ? await KeepAsync(household, VervalForm.Assets, turn,
                ("bantuan", Codes(input.Aid)), ("aset", Codes(input.Goods)), ("ternak", Codes(input.Livestock)), ("lahan", Codes(input.Land)),
                ("internet", input.Internet), ("rekening", input.HasAccount ? "ya" : "tidak"))
            : VervalRefusal.NotFound;
    }

    public async Task<ActionOutcome<Result>> EvidenceAsync(Evidence input, TurnContext turn)
    {
        if (await InHandAsync(input.Id, turn) is not { } household)
            return VervalRefusal.NotFound;
        foreach (var (kind, files) in ((string, IReadOnlyList<Guid>?)[])[(FrontPhoto, input.Front), (InsidePhoto, input.Inside), (KkPhoto, input.Card)])
            await AttachMedia.ToAsync(turn, kind, household.Id, files);
        return await KeepAsync(household, VervalForm.Evidence, turn,
            ("responden", input.Respondent), ("hubungan", input.Relation), ("lokasi", input.Location is null ? "tidak" : "ya"), ("waktu", office.Show(turn.Now)),
            (VisitProofs.PointKey, input.Location is { } at ? string.Create(CultureInfo.InvariantCulture, $"{at.Latitude},{at.Longitude},{at.Accuracy}") : null));
    }

    private static async Task<VervalHousehold?> InHandAsync(string id, TurnContext turn) =>
        await VervalAccess.InHandAsync(id, turn) is { State: VervalState.Taken or VervalState.Returned } household ? household : null;

    private static async Task<Result> KeepAsync(VervalHousehold household, string section, TurnContext turn, params (string Key, string? Value)[] answers)
    {
        var told = JsonSerializer.SerializeToUtf8Bytes(answers.Where(a => a.Value is not null).ToDictionary(a => a.Key, a => a.Value));
        var kept = await turn.Db.VervalAnswers.SingleOrDefaultAsync(a => a.VervalHouseholdId == household.Id && a.Section == section, turn.Cancellation);
        turn.Note(household, kept is null ? VervalEventKind.SectionKept : VervalEventKind.SectionChanged, section);
        if (kept is null)
        {
            var id = turn.NewId();
            turn.Db.VervalAnswers.Add(new()
            {
                Id = id,
                VervalHouseholdId = household.Id,
                Section = section,
                Answers = turn.Sealer.Seal(household.Key, id, "answers", told),
                At = turn.Now,
                By = turn.Caller.PersonId,
            });
        }
        else
            (kept.Answers, kept.At, kept.By) = (turn.Sealer.Seal(household.Key, kept.Id, "answers", told), turn.Now, turn.Caller.PersonId);
        if (!household.Has(section))
            household.Sections = household.Sections.Length == 0 ? section : $"{household.Sections} {section}";
        // What is left to ask is read again in this very turn.
        await turn.Db.SaveChangesAsync(turn.Cancellation);
        return new(household.Sections.Split(' ').Length);
    }
}
