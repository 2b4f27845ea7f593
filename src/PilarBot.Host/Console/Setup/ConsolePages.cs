using System.Collections.Frozen;
using PilarBot.Office.Complaints;

namespace PilarBot.Host.StaffConsole;

/// <summary>A page of the console, and whom it is for.</summary>
/// <param name="Address">As Razor Pages name it: <c>/konsol/kasus/{nomor}</c>. Handlers of the page are for the same people.</param>
/// <param name="Roles">Any of these.</param>
internal sealed record ConsolePage(string Address, IReadOnlyList<string> Roles)
{
    /// <summary>What the menu calls it; null for one that is reached from another.</summary>
    public string? Title { get; init; }
}

/// <summary>
/// Every page and whom it is for: the one place where that is decided. A page without a row here stops the start. Which records somebody
/// sees on a page is the use cases' matter, by role and territory.
/// </summary>
internal static class ConsolePages
{
    private static readonly string[] Everybody = ["staf-dinsos", "koordinator-tksk", "kepala-dinas", "penangan-aduan", "penangan-layanan", "admin", "inspektorat", "camat"];
    private static readonly string[] CaseWork = ["staf-dinsos", "koordinator-tksk", "kepala-dinas"];

    // Camat see how their kecamatan stands.
    private static readonly string[] Watchers = [.. CaseWork, "camat"];

    // Whoever the chat's flows of broadcasts, of people and of the queue are for.
    private static readonly string[] DeskWork = ["staf-dinsos", "koordinator-tksk", "kepala-dinas", "admin"];

    // Those of them, and the camat, invite and get documents.
    private static readonly string[] Organisers = [.. DeskWork, "camat"];

    /// <summary>In the order of the menu.</summary>
    public static IReadOnlyList<ConsolePage> All { get; } =
    [
        new("/konsol", Everybody) { Title = "Beranda" },
        new("/konsol/kasus", CaseWork) { Title = "Kasus" },
        new("/konsol/kasus/{nomor}", CaseWork),
        new("/konsol/verval", Watchers) { Title = "Verval" },
        new("/konsol/verval/muat", ["staf-dinsos"]),
        new("/konsol/verval/periksa", ["staf-dinsos", "koordinator-tksk"]),
        new("/konsol/verval/periksa/{keluarga}", ["staf-dinsos", "koordinator-tksk"]),
        new("/konsol/verval/{putaran}", Watchers),
        new("/konsol/usulan", CaseWork) { Title = "Usulan" },
        new("/konsol/usulan/{nomor}", CaseWork),
        new("/konsol/rtlh", Watchers) { Title = "RTLH" },
        new("/konsol/rtlh/{nomor}", Watchers),
        new("/konsol/uji-publik", CaseWork) { Title = "Uji publik" },
        new("/konsol/uji-publik/{nomor}", CaseWork),
        new("/konsol/uji-publik/sanggahan/{nomor}", CaseWork),
        new("/konsol/dokumen", Organisers) { Title = "Dokumen" },
        new("/konsol/aduan", ComplaintAccess.Roles) { Title = "Aduan" },
        new("/konsol/aduan/{nomor}", ComplaintAccess.Roles),
        new("/konsol/unduhan/{id}", [.. CaseWork, .. ComplaintAccess.Roles.Except(CaseWork)]),
        new("/konsol/siaran", DeskWork) { Title = "Siaran" },
        new("/konsol/siaran/baru", DeskWork),
        new("/konsol/siaran/{siaran}", DeskWork),
        new("/konsol/kegiatan", Organisers) { Title = "Kegiatan" },
        new("/konsol/kegiatan/baru", Organisers),
        new("/konsol/kegiatan/{nomor}", Organisers),
        new("/konsol/kegiatan/{nomor}/pintu", Organisers),
        new("/konsol/orang", DeskWork) { Title = "Orang" },
        new("/konsol/orang/muat", ["admin"]),
        new("/konsol/orang/{orang}", DeskWork),
        new("/konsol/orang/pendaftaran/{permintaan}", DeskWork),
        new("/konsol/percakapan", DeskWork) { Title = "Percakapan" },
        new("/konsol/percakapan/{id}", DeskWork),
        new("/konsol/alur", ["admin"]) { Title = "Alur" },
        new("/konsol/alur/{alur}", ["admin"]),
        new("/konsol/pengaturan", ["admin", "kepala-dinas"]) { Title = "Pengaturan" },
        new("/konsol/kesehatan", ["admin"]) { Title = "Kesehatan" },
        new("/konsol/audit", ["admin", "kepala-dinas", "inspektorat"]) { Title = "Audit" },
        new("/konsol/akun", ["admin"]) { Title = "Akun" },
        new("/konsol/sandi", Everybody),
        new("/konsol/keluar", Everybody),
    ];

    private static readonly FrozenDictionary<string, ConsolePage> ByAddress = All.ToFrozenDictionary(p => p.Address);

    /// <summary>The pages that lead in, where nobody is signed in yet.</summary>
    public static readonly IReadOnlyList<string> Open = ["/konsol/masuk", "/konsol/masuk/kode", "/konsol/tautan/{code}"];

    public static ConsolePage? Find(string address) => ByAddress.GetValueOrDefault(address);
}
