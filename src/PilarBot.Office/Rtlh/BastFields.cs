using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Documents;
using PilarBot.Office.Residents;

namespace PilarBot.Office.Rtlh;

/// <summary>The one place where a hand-over becomes fields of a document. A new fact is a new line here.</summary>
internal static class BastFields
{
    /// <summary>The template of the berita acara serah terima.</summary>
    public const string Template = "bast-rtlh";

    private static readonly string[] Days = ["Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"];

    private static readonly (string Name, Func<HandOverRecord, string?> Value)[] Single =
    [
        ("serah.hari", r => Days[(int)r.Day.DayOfWeek]),
        ("serah.tanggal", r => OfficeProfile.ShowDay(r.Day)),
        ("serah.tempat", r => r.HandOver.Place),
        ("serah.petugas", r => r.Officer),
        ("serah.jumlah-barang", r => Count(r.HandOver.Goods.Count)),
        ("usulan.nomor", r => r.House.Number),
        ("usulan.desa", r => r.Office.Label("desa", r.House.Desa)),
        ("usulan.kecamatan", r => r.Office.Label("kecamatan", r.House.Kecamatan)),
        ("pemilik.nama", r => r.OwnerName),
        ("pemilik.nik", r => r.OwnerNik),
        ("pemilik.alamat", r => r.Facts.Address),
        ("pihak-pertama.jabatan", r => r.HandOver.Title),
        ("pihak-pertama.nama", r => r.HandOver.Signatory),
        ("pihak-pertama.nip", r => r.HandOver.Nip),
        ("pihak-kedua.nama", r => r.HandOver.Receiver),
        ("pihak-kedua.hubungan", r => r.HandOver.Relation),
    ];

    private static readonly (string Name, string[] Fields, Func<HandOverRecord, IEnumerable<string?[]>> Entries)[] Lists =
    [
        ("barang", ["barang.nomor", "barang.nama", "barang.jumlah", "barang.satuan"],
            r => r.HandOver.Goods.Select((g, place) => new[] { Count(place + 1), g.Name, RtlhFacts.ShowNumber(g.Quantity), g.Unit })),
        ("foto", ["foto.nomor", "foto.gambar"],
            r => r.HandOver.Photos.Select((id, place) => new[] { Count(place + 1), id.ToString() })),
    ];

    /// <summary>What templates may name.</summary>
    public static DocumentFields Names { get; } = new(
        Single.Select(s => s.Name).ToHashSet(), Lists.ToDictionary(l => l.Name, IReadOnlySet<string> (l) => l.Fields.ToHashSet()));

    /// <summary>Reads the hand-over that a document is made of.</summary>
    public static async Task<DocumentValues> FillAsync(DocumentSource source)
    {
        var (db, document, office, sealer, _, cancellation) = source;
        var id = Guid.Parse(document.Subject);
        var handOver = await db.HandOvers.AsNoTracking().SingleAsync(h => h.Id == id, cancellation);
        var house = await db.RtlhApplications.AsNoTracking().SingleAsync(a => a.Id == handOver.ApplicationId, cancellation);
        var owner = await FindResident.ShownAsync(house.ResidentId, db, cancellation);
        var officer = await db.People.Where(p => p.Id == handOver.By).Select(p => p.Name).SingleOrDefaultAsync(cancellation);
        var record = new HandOverRecord(
            house, RtlhFacts.Open(house, sealer), HandOverFacts.Open(handOver, house.Key, sealer), handOver.Day, office, officer, owner.OpenName(sealer),
            owner.Nik is { } nik ? sealer.OpenText(owner.Key, owner.Id, "nik", nik) : null);
        return new(
            Single.ToDictionary(s => s.Name, s => s.Value(record)),
            Lists.ToDictionary(l => l.Name, IReadOnlyList<IReadOnlyDictionary<string, string?>> (l) =>
                [.. l.Entries(record).Select(values => l.Fields.Zip(values).ToDictionary(p => p.First, p => p.Second))]));
    }

    private static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A hand-over opened for its document.</summary>
/// <param name="House">What it is for.</param>
/// <param name="Facts">Of the house.</param>
/// <param name="HandOver">What was told of it.</param>
/// <param name="Day">When.</param>
/// <param name="Office">For names of places.</param>
/// <param name="Officer">Who handed over; null for somebody who is no longer known.</param>
/// <param name="OwnerName">Of the house.</param>
/// <param name="OwnerNik">Null when it is not known.</param>
internal sealed record HandOverRecord(
    RtlhApplication House, RtlhFacts Facts, HandOverFacts HandOver, DateOnly Day, OfficeProfile Office, string? Officer, string OwnerName, string? OwnerNik);
