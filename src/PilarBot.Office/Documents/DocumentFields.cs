using PilarBot.Office.Wilayah;

namespace PilarBot.Office.Documents;

/// <summary>The names that a template may put between braces.</summary>
/// <param name="Single">Fields with one value, such as <c>terlapor.nama</c>.</param>
/// <param name="Lists">Fields of repeated parts by the name of their list: <c>bukti</c> with <c>bukti.nomor</c>.</param>
internal sealed record DocumentFields(IReadOnlySet<string> Single, IReadOnlyDictionary<string, IReadOnlySet<string>> Lists)
{
    /// <summary>Those that every document has, from its <see cref="DocumentFrame"/> and its template.</summary>
    public static IReadOnlySet<string> OfEvery { get; } =
        new HashSet<string> { "kantor.nama", "dokumen.nomor", "dokumen.tanggal", "dokumen.sumber", "dokumen.kepastian", ByHand, Signature };

    /// <summary>A field that is always filled by hand.</summary>
    public const string ByHand = "isian";

    /// <summary>Room and a line for a signature.</summary>
    public const string Signature = "tanda-tangan";

    /// <summary>Those that say where, see <see cref="PlaceOf"/>.</summary>
    public static IReadOnlyList<string> Place { get; } = ["desa.nama", "desa.kecamatan", "desa.kabupaten"];

    /// <summary>The values of <see cref="Place"/>.</summary>
    public static Dictionary<string, string?> PlaceOf(string desa, OfficeProfile office) => new()
    {
        ["desa.nama"] = office.Label("desa", desa),
        ["desa.kecamatan"] = office.Label("kecamatan", desa[..8]),
        ["desa.kabupaten"] = WilayahTable.Indonesia.Find(office.Regency)?.Titled,
    };

    /// <summary>True for a field that a picture stands for, such as <c>foto.gambar</c>: it stands alone in its paragraph or cell.</summary>
    public static bool IsPicture(string field) => field.EndsWith(".gambar", StringComparison.Ordinal);

    /// <summary>The list that a field belongs to; null for a single field and for one that is not known.</summary>
    public string? ListOf(string field) => field.Split('.')[0] is var list && Lists.TryGetValue(list, out var fields) && fields.Contains(field) ? list : null;

    /// <summary>True when a template may name it.</summary>
    public bool Knows(string field) => OfEvery.Contains(field) || Single.Contains(field) || ListOf(field) is not null;

    /// <summary>All names, for suggestions.</summary>
    public IEnumerable<string> All => OfEvery.Concat(Single).Concat(Lists.Values.SelectMany(l => l));
}

/// <summary>What fills a template: data, never markup. A field without a value stands as room to be filled by hand.</summary>
/// <param name="Single">By field.</param>
/// <param name="Lists">By list, each entry's values by field; a field for a picture has the id of a file.</param>
internal sealed record DocumentValues(
    IReadOnlyDictionary<string, string?> Single, IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string?>>> Lists)
{
    /// <summary>The pictures, by what the fields for pictures say. One that is missing here leaves room.</summary>
    public IReadOnlyDictionary<string, DocumentPicture> Pictures { get; init; } = new Dictionary<string, DocumentPicture>();

    /// <summary>The files that it shows as pictures.</summary>
    public IEnumerable<Guid> Files() => Lists.Values.SelectMany(l => l).SelectMany(e => e).Concat(Single)
        .Where(f => DocumentFields.IsPicture(f.Key)).Select(f => Guid.TryParse(f.Value, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty);
}

/// <summary>What stands around a document.</summary>
/// <param name="Office">In the header.</param>
/// <param name="Number">In the header, and in the file's properties.</param>
/// <param name="Day">The only time that the file carries.</param>
internal sealed record DocumentFrame(string Office, string Number, DateOnly Day);
