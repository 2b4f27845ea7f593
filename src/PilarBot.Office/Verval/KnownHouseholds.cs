using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Residents;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Verval;

/// <summary>Where an imported line belongs.</summary>
internal enum LinePlace
{
    /// <summary>It is new in the round.</summary>
    New,
    /// <summary>This very line is in the round.</summary>
    InRound,
    /// <summary>Its family is in the round, and the line says something else of it.</summary>
    OtherContent,
    /// <summary>Its head is in the round under another family card.</summary>
    HeadElsewhere,
}

/// <summary>What the office knows of the families and people of some lines: loaded in a handful of queries, however many lines there are.</summary>
internal sealed class KnownHouseholds
{
    private readonly Dictionary<string, Household> households = [];
    private readonly Dictionary<string, Resident> residents = [];
    private readonly Dictionary<Guid, byte[]> inRound = [];
    private readonly HashSet<string> heads = [];
    private readonly Dictionary<Guid, VervalResult> results = [];
    private readonly HashSet<string> deceased = [];

    public static async Task<KnownHouseholds> LoadAsync(
        OfficeDbContext db, Guid round, IReadOnlyList<HouseholdLine> lines, KeyedHash hash, CancellationToken cancellation)
    {
        var view = new KnownHouseholds();
        var cards = lines.Select(l => hash.Of(HashPurpose.Kk, l.Facts.Kk)).ToList();
        foreach (var household in await db.Households.Where(h => h.KkHash != null && cards.Contains(h.KkHash)).ToListAsync(cancellation))
            view.households[Key(household.KkHash!)] = household;
        var niks = lines.SelectMany(l => l.Facts.Members.Select(m => m.Nik).Append(l.Facts.Nik)).OfType<string>().Distinct()
            .Select(nik => hash.Of(HashPurpose.Nik, nik)).ToList();
        foreach (var resident in await db.Residents.Where(r => r.MergedInto == null && r.NikHash != null && niks.Contains(r.NikHash)).ToListAsync(cancellation))
            view.residents[Key(resident.NikHash!)] = resident;
        var known = view.households.Values.Select(h => h.Id).ToList();
        var own = lines.Select(l => l.Facts.Nik).OfType<string>().Select(nik => hash.Of(HashPurpose.Nik, nik)).ToList();
        foreach (var one in await db.VervalHouseholds.Where(v => v.RoundId == round && v.HouseholdId != null && known.Contains(v.HouseholdId.Value))
            .Select(v => new { HouseholdId = v.HouseholdId!.Value, v.LineHash }).ToListAsync(cancellation))
            view.inRound[one.HouseholdId] = one.LineHash;
        foreach (var head in await db.VervalHouseholds.Where(v => v.RoundId == round && v.HeadNikHash != null && own.Contains(v.HeadNikHash))
            .Select(v => v.HeadNikHash!).ToListAsync(cancellation))
            view.heads.Add(Key(head));
        // The latest of several stands last.
        foreach (var found in await db.VervalHouseholds.Where(v => v.HouseholdId != null && known.Contains(v.HouseholdId.Value) && v.State == VervalState.Accepted && v.Result != null)
            .OrderBy(v => v.CheckedAt).Select(v => new { HouseholdId = v.HouseholdId!.Value, v.Result }).ToListAsync(cancellation))
            view.results[found.HouseholdId] = found.Result!.Value;
        foreach (var nik in await db.Residents
            .Where(r => r.NikHash != null && own.Contains(r.NikHash)
                && db.ChangeReports.Any(c => c.ResidentId == r.Id && c.Kind == ChangeKind.Deceased && c.State == ChangeState.Confirmed))
            .Select(r => r.NikHash!).ToListAsync(cancellation))
            view.deceased.Add(Key(nik));
        return view;
    }

    public Household? Household(string kk, KeyedHash hash) => households.GetValueOrDefault(Key(hash.Of(HashPurpose.Kk, kk)));

    public Resident? Resident(string nik, KeyedHash hash) => residents.GetValueOrDefault(Key(hash.Of(HashPurpose.Nik, nik)));

    /// <summary>Somebody who was entered just now, so that the next line finds them.</summary>
    public void Add(Resident resident) => residents[Key(resident.NikHash!)] = resident;

    /// <summary>What the latest accepted visit found; null when there was none.</summary>
    public VervalResult? LastResult(Guid household) => results.TryGetValue(household, out var result) ? result : null;

    /// <summary>True when a confirmed report says that this person has died.</summary>
    public bool IsDeceased(string nik, KeyedHash hash) => deceased.Contains(Key(hash.Of(HashPurpose.Nik, nik)));

    public LinePlace Place(HouseholdLine line, KeyedHash hash)
    {
        if (Household(line.Facts.Kk, hash) is { } household && inRound.TryGetValue(household.Id, out var content))
            return content.AsSpan().SequenceEqual(hash.Of(HashPurpose.ImportedLine, line.Content)) ? LinePlace.InRound : LinePlace.OtherContent;
        return line.Facts.Nik is { } nik && heads.Contains(Key(hash.Of(HashPurpose.Nik, nik))) ? LinePlace.HeadElsewhere : LinePlace.New;
    }

    private static string Key(byte[] bytes) => Convert.ToBase64String(bytes);
}
