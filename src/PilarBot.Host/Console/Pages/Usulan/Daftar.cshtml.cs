using Microsoft.AspNetCore.Mvc;
using PilarBot.Flows.Definition;
using PilarBot.Office;
using PilarBot.Office.Conversations;
using PilarBot.Office.Proposals;
using PilarBot.Office.Reference;

namespace PilarBot.Host.StaffConsole.Pages.Usulan;

/// <summary>Who was proposed for aid, and how far it is; the month's dates beside it.</summary>
internal sealed class DaftarModel(ConsoleUser me, FindProposals find, ProposalCycle cycle, OrderProposalDocument order, OfficeProfile office) : ConsoleModel(me)
{
    [BindProperty(SupportsGet = true, Name = "status")]
    public string? State { get; set; }

    [BindProperty(SupportsGet = true, Name = "kecamatan")]
    public string? Kecamatan { get; set; }

    [BindProperty(SupportsGet = true, Name = "program")]
    public string? Program { get; set; }

    /// <summary>The last number of the page before.</summary>
    [BindProperty(SupportsGet = true, Name = "sebelum")]
    public string? Before { get; set; }

    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty]
    public string? Desa { get; set; }

    [BindProperty]
    public bool LastMonth { get; set; }

    public IReadOnlyList<FindProposals.Line> Lines { get; private set; } = [];
    public bool HasMore { get; private set; }
    public ProposalCycle.Calendar? Cycle { get; private set; }
    public IReadOnlyList<ReferenceItem> Places => office.Lists.Lists["kecamatan"];

    /// <summary>The desa and kelurahan, each with its kecamatan.</summary>
    public IReadOnlyList<(string Code, string Label)> Villages { get; } =
        [.. office.Lists.Lists["desa"].Select(d => (d.Value, $"{d.Label}, {office.Label("kecamatan", d.Value[..8])}"))];

    public bool MayOrder => Me.Caller.Has(ProposalAccess.Village);

    public static IReadOnlyList<(string Code, string Label)> States { get; } =
        [("open", "Semua yang berjalan"), .. Enum.GetValues<ProposalState>().Select(s => (s.ToString(), char.ToUpperInvariant(s.Label()[0]) + s.Label()[1..]))];

    public static IReadOnlyList<AidProgram> Programs => AidProgram.All;

    public string Next => "/konsol/usulan" + QueryString.Create(
        new (string Name, string? Value)[] { ("status", State), ("kecamatan", Kecamatan), ("program", Program), ("sebelum", Lines[^1].Number) }
            .Where(p => p.Value is { Length: > 0 }).Select(p => KeyValuePair.Create(p.Name, p.Value)));

    public async Task<IActionResult> OnGetAsync()
    {
        ((Lines, HasMore), Cycle) = await Me.SeeAsync(async turn => (
            await find.PageAsync(new(State, Kecamatan, Program, Before), turn), (await cycle.ShowAsync(new Nothing(), turn)).Result));
        return Page();
    }

    public async Task<IActionResult> OnPostDokumenAsync()
    {
        var outcome = await Me.DoAsync(turn => order.RunAsync(new(Kind == "sptjm" ? "sptjm" : "berita-acara-musdes", Desa ?? "", LastMonth), turn));
        if (outcome.Result is not { } made)
        {
            Refused = outcome.Refusal;
            return await OnGetAsync();
        }
        TempData["Kabar"] = $"{made.Number} untuk {made.Count} usulan bulan {made.Month} {(made.IsSigned ? "sudah ditandatangani" : "sedang dibuat; muat ulang halaman ini sebentar lagi")}.";
        return Redirect("/konsol/dokumen?nomor=" + Uri.EscapeDataString(made.Number));
    }
}
