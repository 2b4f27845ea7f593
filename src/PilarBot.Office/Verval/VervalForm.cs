using System.Text.Json;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Verval;

/// <summary>The form of a visit: its sections, and what is asked in each. Answers are kept as text by question.</summary>
internal static class VervalForm
{
    /// <summary>Before anything is asked: is it one's own family, is one there, was the family found.</summary>
    public const string Start = "awal";
    public const string House = "rumah";
    public const string Utilities = "sanitasi";
    public const string Members = "anggota";
    public const string Assets = "aset";

    /// <summary>Who answered, where that was, and the photos.</summary>
    public const string Evidence = "bukti";

    /// <summary>A question of the form.</summary>
    /// <param name="Key">By which its answer is kept.</param>
    /// <param name="Label">As people read it.</param>
    /// <param name="List">The reference list of its answers; null for words and numbers.</param>
    public sealed record Question(string Key, string Label, string? List = null);

    /// <summary>A section of the form.</summary>
    public sealed record Section(string Code, string Title, IReadOnlyList<Question> Questions);

    public static IReadOnlyList<Section> Sections { get; } =
    [
        new(Start, "Keadaan awal",
        [
            new("kerabat", "Keluarga atau kerabat petugas"), new("kunjungan", "Petugas di lokasi"), new("temuan", "Keluarga ditemukan"),
        ]),
        new(House, "Rumah",
        [
            new("status", "Status bangunan", "verval-status-bangunan"), new("bukti", "Bukti kepemilikan", "verval-bukti-kepemilikan"),
            new("luas", "Luas lantai (m²)"), new("lantai", "Lantai terluas", "verval-jenis-lantai"),
            new("dinding", "Dinding terluas", "verval-jenis-dinding"), new("atap", "Atap terluas", "verval-jenis-atap"),
        ]),
        new(Utilities, "Air, listrik, dan sanitasi",
        [
            new("air", "Sumber air minum", "verval-sumber-air-minum"), new("jarak", "Jarak ke penampungan tinja", "verval-jarak-air-tinja"),
            new("penerangan", "Penerangan", "verval-sumber-penerangan"), new("daya", "Daya listrik", "verval-daya-listrik"),
            new("masak", "Bahan bakar memasak", "verval-bahan-bakar-masak"), new("bab", "Tempat buang air besar", "verval-fasilitas-bab"),
            new("kloset", "Jenis kloset", "verval-jenis-kloset"), new("tinja", "Pembuangan akhir tinja", "verval-pembuangan-tinja"),
        ]),
        new(Members, "Anggota keluarga", [new("daftar", "Anggota")]),
        new(Assets, "Bantuan dan aset",
        [
            new("bantuan", "Bantuan yang diterima", "verval-bantuan"), new("aset", "Barang yang dimiliki", "verval-aset"),
            new("ternak", "Ternak", "verval-ternak"), new("lahan", "Tanah dan rumah lain", "verval-lahan"),
            new("internet", "Internet", "verval-internet"), new("rekening", "Rekening atau dompet digital aktif"),
        ]),
        new(Evidence, "Bukti kunjungan",
        [
            new("responden", "Pemberi keterangan"), new("hubungan", "Hubungan dengan kepala keluarga", "verval-hubungan-kk"),
            new("lokasi", "Lokasi dibagikan"), new("waktu", "Waktu"),
        ]),
    ];

    /// <summary>The section of a code; null for a word that is none.</summary>
    public static Section? Find(string code) => Sections.FirstOrDefault(s => s.Code == code);

    /// <summary>The answers of a section.</summary>
    public static Dictionary<string, string> Open(VervalAnswers kept, VervalHousehold household, Sealer sealer) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(sealer.Open(household.Key, kept.Id, "answers", kept.Answers))!;

    /// <summary>One answer as people read it; several codes with commas between.</summary>
    public static string Show(this OfficeProfile office, Question question, string answer) => question.List is { } list
        ? string.Join(", ", answer.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(code => office.Label(list, code)))
        : answer;
}
