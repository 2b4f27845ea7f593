using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Documents;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Verval;

/// <summary>What a berita acara of a desa's round rests on.</summary>
/// <param name="Round">The round.</param>
/// <param name="Desa">Its code.</param>
/// <param name="Told">Day and place of the meeting, then who was there, as told by whoever asked.</param>
/// <param name="Households">All of the desa in the round, with what their source says.</param>
internal sealed record VervalFacts(VervalRound Round, string Desa, (string Meeting, string Attendees) Told, IReadOnlyList<(VervalHousehold Household, SourceFacts Facts)> Households);

/// <summary>The one place where a round becomes fields of a document. A new fact is a new line here.</summary>
internal static class VervalFields
{
    /// <summary>The template of a berita acara.</summary>
    public const string Template = "berita-acara-verval";

    private static readonly (string Name, Func<VervalFacts, OfficeProfile, string?> Value)[] Single =
    [
        ("verval.putaran", (f, _) => f.Round.Name),
        ("verval.sumber", (f, _) => f.Round.Source),
        ("verval.batas", (f, _) => OfficeProfile.ShowDay(f.Round.DueOn)),
        ("verval.desa", (f, office) => office.Label("desa", f.Desa)),
        ("verval.kecamatan", (f, office) => office.Label("kecamatan", f.Desa[..8])),
        ("verval.pertemuan", (f, _) => f.Told.Meeting),
        ("verval.hadir", (f, _) => f.Told.Attendees),
        ("hitung.semua", (f, _) => Count(f.Households.Count)),
        ("hitung.terverifikasi", (f, _) => Count(f.Households.Count(IsVerified))),
        ("hitung.tanpa-kunjungan", (f, _) => Count(f.Households.Count(h => IsVerified(h) && h.Household.IsDesk))),
        ("hitung.belum", (f, _) => Count(f.Households.Count(h => !IsVerified(h)))),
        ("hitung.layak", (f, _) => Of(f, VervalResult.Eligible)),
        ("hitung.tidak-layak", (f, _) => Of(f, VervalResult.NotEligible)),
        ("hitung.pindah", (f, _) => Of(f, VervalResult.Moved)),
        ("hitung.meninggal", (f, _) => Of(f, VervalResult.Deceased)),
        ("hitung.ganda", (f, _) => Of(f, VervalResult.Duplicate)),
        ("hitung.tidak-ditemukan", (f, _) => Of(f, VervalResult.NotFound)),
    ];

    private static readonly string[] Household = ["keluarga.nomor", "keluarga.nama", "keluarga.alamat", "keluarga.hasil"];

    /// <summary>What templates may name.</summary>
    public static DocumentFields Names { get; } = new(
        Single.Select(s => s.Name).ToHashSet(), new Dictionary<string, IReadOnlySet<string>> { ["keluarga"] = Household.ToHashSet() });

    /// <summary>Reads the desa's round that a document is made of.</summary>
    public static async Task<DocumentValues> FillAsync(DocumentSource source)
    {
        var (db, document, office, sealer, _, cancellation) = source;
        var told = document.Told is { } bytes ? sealer.OpenText(document.Key, document.Id, "told", bytes).Split('\n', 2) : ["", ""];
        var facts = new VervalFacts(
            await db.VervalRounds.AsNoTracking().SingleAsync(r => r.Id == document.OwnerId, cancellation), document.Desa, (told[0], told[1]),
            await HouseholdsAsync(db, document.OwnerId!.Value, document.Desa, sealer, cancellation));
        return new(
            Single.ToDictionary(s => s.Name, s => s.Value(facts, office)),
            new Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string?>>>
            {
                ["keluarga"] = [.. facts.Households.Select(h => Household.Zip(Values(h)).ToDictionary(p => p.First, p => p.Second))],
            });
    }

    /// <summary>A desa's households in a round, with what their source says.</summary>
    public static async Task<IReadOnlyList<(VervalHousehold Household, SourceFacts Facts)>> HouseholdsAsync(
        OfficeDbContext db, Guid round, string desa, Sealer sealer, CancellationToken cancellation) =>
        (await db.VervalHouseholds.AsNoTracking().Where(h => h.RoundId == round && h.Kecamatan == desa.Substring(0, 8) && h.Desa == desa).OrderBy(h => h.No).ToListAsync(cancellation))
            .ConvertAll(h => (h, h.OpenFacts(sealer)));

    private static string?[] Values((VervalHousehold Household, SourceFacts Facts) one) =>
    [
        Count(one.Household.No), one.Facts.Head, string.Join(", ", new[] { one.Facts.Address, one.Facts.Rt.Length > 0 ? $"RT/RW {one.Facts.Rt}" : "" }.Where(p => p.Length > 0)),
        // What nobody has checked says so, whatever the visitor found.
        IsVerified(one) ? one.Household.Result!.Value.Label() + (one.Household.IsDesk ? " (tanpa kunjungan)" : "") : $"belum terverifikasi ({one.Household.State.Label()})",
    ];

    private static bool IsVerified((VervalHousehold Household, SourceFacts Facts) one) => one.Household.State is VervalState.Accepted;

    private static string Of(VervalFacts facts, VervalResult result) => Count(facts.Households.Count(h => IsVerified(h) && h.Household.Result == result));

    private static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);
}
