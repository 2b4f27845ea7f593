using Microsoft.AspNetCore.Mvc;
using PilarBot.Office;
using PilarBot.Office.Conversations;
using PilarBot.Office.PublicReview;

namespace PilarBot.Host.StaffConsole.Pages.UjiPublik;

/// <summary>Public reviews, and the objections that wait to be verified.</summary>
internal sealed class DaftarModel(ConsoleUser me, LookUpReview look, VerifyResponse verify, OpenReview open, OfficeProfile office) : ConsoleModel(me)
{
    /// <summary>The last number of the page before.</summary>
    [BindProperty(SupportsGet = true, Name = "sebelum")]
    public string? Before { get; set; }

    [BindProperty]
    public string? Desa { get; set; }

    public IReadOnlyList<LookUpReview.Line> Lines { get; private set; } = [];
    public bool HasMore { get; private set; }
    public IReadOnlyList<ListEntry> Waiting { get; private set; } = [];

    /// <summary>What a review would be, for a second look before it is opened to everybody.</summary>
    public OpenReview.Draft? Draft { get; private set; }

    public bool MayOpen => Me.Caller.Has(ReviewAccess.Openers);

    public IReadOnlyList<(string Code, string Label)> Villages { get; } =
        [.. office.Lists.Lists["desa"].Select(d => (d.Value, $"{d.Label}, {office.Label("kecamatan", d.Value[..8])}"))];

    public string? DesaLabel => Villages.Where(v => v.Code == Desa).Select(v => v.Label).FirstOrDefault();

    public async Task<IActionResult> OnGetAsync()
    {
        ((Lines, HasMore), Waiting) = await Me.SeeAsync(async turn => (await look.PageAsync(Before, turn), (await verify.WaitingAsync(new(), turn)).Result?.List ?? []));
        return Page();
    }

    public async Task<IActionResult> OnPostPeriksaAsync()
    {
        if (DesaLabel is null)
            Refused = new("no-desa", "Mohon pilih desa atau kelurahan dari daftar.");
        else
        {
            var outcome = await Me.SeeAsync(turn => open.PrepareAsync(new(Desa!), turn));
            (Draft, Refused) = (outcome.Result, outcome.Refusal);
        }
        return await OnGetAsync();
    }

    public async Task<IActionResult> OnPostBukaAsync()
    {
        if (DesaLabel is null)
        {
            Refused = new("no-desa", "Mohon pilih desa atau kelurahan dari daftar.");
            return await OnGetAsync();
        }
        return await DoAsync(turn => open.RunAsync(new(Desa!), turn), done => $"{done.Number} dibuka dengan {done.Count} baris sampai {OfficeProfile.ShowDay(done.LastDay)}.", OnGetAsync);
    }
}
