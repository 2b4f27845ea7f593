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
    private static readonly string[] Everybody = ["staf-dinsos", "koordinator-tksk", "kepala-dinas", "penangan-aduan", "penangan-layanan", "admin", "inspektorat"];
    private static readonly string[] CaseWork = ["staf-dinsos", "koordinator-tksk", "kepala-dinas"];

    // Whoever the chat's flows of broadcasts and of the queue are for.
    private static readonly string[] DeskWork = ["staf-dinsos", "koordinator-tksk", "kepala-dinas", "admin"];

    /// <summary>In the order of the menu.</summary>
    public static IReadOnlyList<ConsolePage> All { get; } =
    [
        new("/konsol", Everybody) { Title = "Beranda" },
        new("/konsol/kasus", CaseWork) { Title = "Kasus" },
        new("/konsol/kasus/{nomor}", CaseWork),
        new("/konsol/verval", CaseWork) { Title = "Verval" },
        new("/konsol/verval/muat", ["staf-dinsos"]),
        new("/konsol/verval/periksa", ["staf-dinsos", "koordinator-tksk"]),
        new("/konsol/verval/periksa/{keluarga}", ["staf-dinsos", "koordinator-tksk"]),
        new("/konsol/verval/{putaran}", CaseWork),
        new("/konsol/aduan", ComplaintAccess.Roles) { Title = "Aduan" },
        new("/konsol/aduan/{nomor}", ComplaintAccess.Roles),
        new("/konsol/siaran", DeskWork) { Title = "Siaran" },
        new("/konsol/siaran/baru", DeskWork),
        new("/konsol/siaran/{siaran}", DeskWork),
        new("/konsol/percakapan", DeskWork) { Title = "Percakapan" },
        new("/konsol/percakapan/{id}", DeskWork),
        new("/konsol/alur", ["admin"]) { Title = "Alur" },
        new("/konsol/alur/{alur}", ["admin"]),
        new("/konsol/pengaturan", ["admin", "kepala-dinas"]) { Title = "Pengaturan" },
        new("/konsol/kesehatan", ["admin"]) { Title = "Kesehatan" },
        new("/konsol/akun", ["admin"]) { Title = "Akun" },
        new("/konsol/sandi", Everybody),
        new("/konsol/keluar", Everybody),
    ];

    private static readonly FrozenDictionary<string, ConsolePage> ByAddress = All.ToFrozenDictionary(p => p.Address);

    /// <summary>The pages that lead in, where nobody is signed in yet.</summary>
    public static readonly IReadOnlyList<string> Open = ["/konsol/masuk", "/konsol/masuk/kode", "/konsol/tautan/{code}"];

    public static ConsolePage? Find(string address) => ByAddress.GetValueOrDefault(address);
}
