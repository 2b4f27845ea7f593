using Microsoft.AspNetCore.Mvc;
using PilarBot.Flows.Definition;
using PilarBot.Office;
using PilarBot.Office.Cases;
using PilarBot.Office.Conversations;
using PilarBot.Office.Exports;

namespace PilarBot.Host.StaffConsole.Pages.Kasus;

/// <summary>The cases that somebody handles, by filters that stand in the address.</summary>
internal sealed class DaftarModel(ConsoleUser me, ListCases list, OfficeProfile office) : ConsoleModel(me)
{
    [BindProperty(SupportsGet = true, Name = "cari")]
    public string? Search { get; set; }

    [BindProperty(SupportsGet = true, Name = "status")]
    public string? State { get; set; }

    [BindProperty(SupportsGet = true, Name = "kecamatan")]
    public string? Kecamatan { get; set; }

    [BindProperty(SupportsGet = true, Name = "jenis")]
    public string? Kind { get; set; }

    [BindProperty(SupportsGet = true, Name = "petugas")]
    public string? Handler { get; set; }

    [BindProperty(SupportsGet = true, Name = "sesudah")]
    public string? After { get; set; }

    [BindProperty]
    public List<string> Chosen { get; set; } = [];

    [BindProperty]
    public string? To { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public ListCases.Result Found { get; private set; } = new([], null);
    public IReadOnlyList<ListEntry> Holders { get; private set; } = [];
    public IReadOnlyList<ReferenceItem> Places => office.Lists.Lists["kecamatan"];
    public IReadOnlyList<ReferenceItem> Kinds => office.Lists.Lists["ppks"];

    /// <summary>Names are shown to whoever searches, which is entered; nobody leafs through them.</summary>
    public bool HasNames => Filter.Search is not null;

    public bool MayAssign => Me.Caller.Has(CaseAccess.Staff);

    public static IReadOnlyList<(string Code, string Label)> States { get; } =
    [
        ("open", "Semua yang terbuka"), ("free", "Belum ada petugas"), ("late", "Kunjungan jatuh tempo"),
        .. Enum.GetValues<CaseState>().Select(s => (MoveCase.Code(s), char.ToUpperInvariant(s.Label()[0]) + s.Label()[1..])),
    ];

    private ListCases.Filter Filter => new(Clean(Search), State, Kecamatan, Kind, Handler);

    /// <summary>The address with the same filters.</summary>
    public string AddressOf(string? after = null, string? handler = null) => "/konsol/kasus" + QueryString.Create(
        new (string Name, string? Value)[] { ("cari", Search), ("status", State), ("kecamatan", Kecamatan), ("jenis", Kind), ("petugas", Handler), ("sesudah", after), ("handler", handler) }
            .Where(p => p.Value is { Length: > 0 }).Select(p => KeyValuePair.Create(p.Name, p.Value)));

    public async Task<IActionResult> OnGetAsync()
    {
        (Found, Holders) = await Me.SeeAsync(async turn => (await list.RunAsync(Filter, After, turn), MayAssign ? await AssignCases.HoldersAsync(turn) : []));
        return Page();
    }

    public async Task<IActionResult> OnPostBagiAsync()
    {
        Refused = Chosen.Count == 0 ? new("none", "Pilih dulu kasus yang akan diserahkan.")
            : Reason?.Trim() is not { Length: > 0 and <= 500 } ? new("reason", "Tulis alasan penyerahan, paling panjang 500 huruf.") : null;
        return Refused is not null
            ? await OnGetAsync()
            : await DoAsync(turn => AssignCases.RunAsync(new(Chosen, To ?? "", Reason!.Trim()), turn),
                done => $"{done.Done} kasus diserahkan.{(done.Refused.Count == 0 ? "" : " Tidak diserahkan: " + string.Join(" ", done.Refused))}", OnGetAsync);
    }

    /// <summary>What the filters let through, as a file.</summary>
    public Task<IActionResult> OnPostUnduhAsync(string? format) => ExportAsync(turn => AskExport.CasesAsync(Filter, format == "xlsx", turn), OnGetAsync);
}
