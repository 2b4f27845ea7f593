using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Documents;
using PilarBot.Office.Media;
using PilarBot.Office.Reference;
using PilarBot.Office.Residents;

namespace PilarBot.Office.Cases;

/// <summary>The one place where a case becomes fields of a document.</summary>
internal static class CaseFields
{
    // What fits a document that somebody reads.
    private const int Most = 200;

    private static readonly string[] Single =
    [
        "kasus.nomor", "kasus.dibuka", "kasus.status", "kasus.hasil", "kasus.jenis", "kasus.bidang", "kasus.spm", "kasus.tempat", "kasus.petugas", "kasus.keadaan",
        "kasus.tujuan", "kasus.kemandirian", "kasus.kunjungan-berikutnya", "kasus.jumlah-foto", "warga.nama", "warga.nik", "warga.usia",
    ];

    private static readonly string[] Happened = ["riwayat.waktu", "riwayat.kejadian", "riwayat.keterangan"];
    private static readonly string[] Referred = ["rujukan.tujuan", "rujukan.alasan", "rujukan.status", "rujukan.jawaban"];

    /// <summary>What templates may name.</summary>
    public static DocumentFields Names { get; } = new(
        Single.ToHashSet(), new Dictionary<string, IReadOnlySet<string>> { ["riwayat"] = Happened.ToHashSet(), ["rujukan"] = Referred.ToHashSet() });

    /// <summary>Reads the case that a document is made of.</summary>
    public static async Task<DocumentValues> FillAsync(DocumentSource source)
    {
        var (db, document, office, sealer, now, cancellation) = source;
        var file = await db.Cases.AsNoTracking().SingleAsync(c => c.Id == document.OwnerId, cancellation);
        var happened = await db.CaseEvents.AsNoTracking().Where(e => e.CaseId == file.Id).OrderBy(e => e.At).ThenBy(e => e.Id).Take(Most).ToListAsync(cancellation);
        var referrals = await db.CaseReferrals.AsNoTracking().Where(r => r.CaseId == file.Id).OrderBy(r => r.SentAt).Take(Most).ToListAsync(cancellation);
        var resident = await FindResident.ShownAsync(file.ResidentId, db, cancellation);
        var handler = await db.People.Where(p => p.Id == file.HandlerId).Select(p => p.Name).SingleOrDefaultAsync(cancellation);
        var kinds = file.KindList.Select(PpksKind.Find).OfType<PpksKind>().ToList();
        var photos = await db.Media.CountAsync(m => m.OwnerKind == "case" && m.OwnerId == file.Id && m.State == MediaState.Stored, cancellation);
        string Open(string field, byte[] value) => sealer.OpenText(file.Key, file.Id, field, value);
        string?[] single =
        [
            file.Number, office.Show(file.OpenedAt), file.State.Label(), file.Result is { } code ? CaseResult.LabelOf(code) : null,
            string.Join(", ", kinds.Select(k => k.Name)), string.Join(", ", kinds.Select(k => PpksKind.LineLabel(k.ServiceLine)).Distinct()),
            string.Join(", ", kinds.Select(k => k.SpmService).OfType<string>().Distinct().Select(PpksKind.SpmLabel)) is { Length: > 0 } spm ? spm : null,
            $"{office.Label("desa", file.Desa)}, {office.Label("kecamatan", file.Kecamatan)}", handler, Open("description", file.Description),
            file.Goal is { } goal ? Open("goal", goal) : null, file.Graduation.Label(),
            file.NextVisitOn is { } day ? OfficeProfile.ShowDay(day) : null, photos.ToString(CultureInfo.InvariantCulture),
            resident.OpenName(sealer),
            resident.MaskedNik(sealer),
            ResidentAge.On(resident, office.DayOf(now), sealer) is { } age ? $"sekitar {age} tahun" : null,
        ];
        return new(Single.Zip(single).ToDictionary(p => p.First, p => p.Second), new Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string?>>>
        {
            ["riwayat"] = Rows(Happened, happened.Select(e => (string?[])
                [office.Show(e.At), e.Words(office), e.Text is { } said ? sealer.OpenText(file.Key, e.Id, "text", said) : null])),
            ["rujukan"] = Rows(Referred, referrals.Select(r => (string?[])
            [
                sealer.OpenText(file.Key, r.Id, "to", r.To), sealer.OpenText(file.Key, r.Id, "reason", r.Reason), r.State.Label(),
                r.Answer is { } answer ? sealer.OpenText(file.Key, r.Id, "answer", answer) : null,
            ])),
        });
    }

    private static List<IReadOnlyDictionary<string, string?>> Rows(string[] names, IEnumerable<string?[]> rows) =>
        [.. rows.Select(r => names.Zip(r).ToDictionary(p => p.First, p => p.Second))];
}
