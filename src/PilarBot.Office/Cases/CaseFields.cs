using PilarBot.Office.Documents;

namespace PilarBot.Office.Cases;

/// <summary>What a template may name of a case.</summary>
internal static class CaseFields
{
    private static readonly string[] Single =
    [
        "kasus.nomor", "kasus.dibuka", "kasus.status", "kasus.hasil", "kasus.jenis", "kasus.bidang", "kasus.spm", "kasus.tempat", "kasus.petugas", "kasus.keadaan",
        "kasus.tujuan", "kasus.kemandirian", "kasus.kunjungan-berikutnya", "kasus.jumlah-foto", "warga.nama", "warga.nik", "warga.usia",
    ];

    private static readonly string[] Happened = ["riwayat.waktu", "riwayat.kejadian", "riwayat.keterangan"];
    private static readonly string[] Referred = ["rujukan.tujuan", "rujukan.alasan", "rujukan.status", "rujukan.jawaban"];

    /// <summary>The names.</summary>
    public static DocumentFields Names { get; } = new(
        Single.ToHashSet(), new Dictionary<string, IReadOnlySet<string>> { ["riwayat"] = Happened.ToHashSet(), ["rujukan"] = Referred.ToHashSet() });

    /// <summary>The values, in the order of the names.</summary>
    public static DocumentValues Of(IReadOnlyList<string?> single, IEnumerable<IReadOnlyList<string?>> happened, IEnumerable<IReadOnlyList<string?>> referred) => new(
        Single.Zip(single).ToDictionary(p => p.First, p => p.Second),
        new Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string?>>> { ["riwayat"] = Rows(Happened, happened), ["rujukan"] = Rows(Referred, referred) });

    private static List<IReadOnlyDictionary<string, string?>> Rows(string[] names, IEnumerable<IReadOnlyList<string?>> rows) =>
        [.. rows.Select(r => names.Zip(r).ToDictionary(p => p.First, p => p.Second))];
}
