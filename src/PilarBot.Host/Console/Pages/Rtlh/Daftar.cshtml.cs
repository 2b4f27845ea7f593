using Microsoft.AspNetCore.Mvc;
using PilarBot.Flows.Definition;
using PilarBot.Office;
using PilarBot.Office.Rtlh;

namespace PilarBot.Host.StaffConsole.Pages.Rtlh;

/// <summary>The houses of a year, how far they are from the target, and the targets themselves.</summary>
internal sealed class DaftarModel(ConsoleUser me, FindHouses find, RtlhFigures figures, SetTargets targets, OfficeProfile office, TimeProvider clock) : ConsoleModel(me)
{
    [BindProperty(SupportsGet = true, Name = "tahun")]
    public int? Year { get; set; }

    [BindProperty(SupportsGet = true, Name = "status")]
    public string? State { get; set; }

    [BindProperty(SupportsGet = true, Name = "kecamatan")]
    public string? Kecamatan { get; set; }

    /// <summary>The last number of the page before.</summary>
    [BindProperty(SupportsGet = true, Name = "sebelum")]
    public string? Before { get; set; }

    [BindProperty]
    public string? Place { get; set; }

    [BindProperty]
    public int? Units { get; set; }

    public IReadOnlyList<FindHouses.Line> Lines { get; private set; } = [];
    public bool HasMore { get; private set; }
    public RtlhFigures.Progress? Progress { get; private set; }
    public IReadOnlyList<ReferenceItem> Places => office.Lists.Lists["kecamatan"];
    public bool MaySet => Me.Caller.Has(RtlhAccess.Deciders);

    public int Shown => Year is >= 2000 and <= 2100 ? Year.Value : office.DayOf(clock.GetUtcNow().UtcDateTime).Year;

    public static IReadOnlyList<(string Code, string Label)> States { get; } = [.. Enum.GetValues<RtlhState>().Select(s => (s.Code(), RtlhWords.Capital(s.Label())))];

    public string Next => "/konsol/rtlh" + QueryString.Create(
        new (string Name, string? Value)[] { ("tahun", $"{Shown}"), ("status", State), ("kecamatan", Kecamatan), ("sebelum", Lines[^1].Number) }
            .Where(p => p.Value is { Length: > 0 }).Select(p => KeyValuePair.Create(p.Name, p.Value)));

    public async Task<IActionResult> OnGetAsync()
    {
        ((Lines, HasMore), Progress) = await Me.SeeAsync(async turn => (
            await find.PageAsync(new(Shown, State, Kecamatan, Before), turn), (await figures.ProgressAsync(new(Shown, Kecamatan is { Length: > 0 } ? Kecamatan : null), turn)).Result));
        return Page();
    }

    public async Task<IActionResult> OnPostTargetAsync()
    {
        if (Units is { } units)
            return await DoAsync(turn => targets.RunAsync(new(Shown, Clean(Place), units), turn), done => $"Target {done.Year} {done.Place}: {done.Units} unit.", OnGetAsync);
        Refused = new("no-units", $"Belum disimpan: mohon tulis banyaknya unit dengan angka, 0 sampai {RtlhTarget.MaxUnits}.");
        return await OnGetAsync();
    }
}
