using Microsoft.AspNetCore.Mvc;
using PilarBot.Flows.Definition;
using PilarBot.Office;
using PilarBot.Office.Gatherings;
using PilarBot.Office.Reference;

namespace PilarBot.Host.StaffConsole.Pages.Kegiatan;

/// <summary>Plans a gathering: first it is counted who would be invited, then it is made.</summary>
internal sealed class BaruModel(ConsoleUser me, PlanGathering plan, OfficeProfile office) : ConsoleModel(me)
{
    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty]
    public string? Heading { get; set; }

    [BindProperty]
    public string? Agenda { get; set; }

    /// <summary>Where the office is.</summary>
    [BindProperty]
    public DateTime? At { get; set; }

    [BindProperty]
    public string? Desa { get; set; }

    [BindProperty]
    public string? Building { get; set; }

    [BindProperty]
    public string? Role { get; set; }

    [BindProperty]
    public string? Kecamatan { get; set; }

    /// <summary>Who would be invited, once it was asked for.</summary>
    public PlanGathering.Count? Audience { get; private set; }

    public IReadOnlyList<ReferenceItem> Kinds => office.Lists.Lists["acara"];
    public IReadOnlyList<ReferenceItem> Places => office.Lists.Lists["kecamatan"];

    /// <summary>The desa and kelurahan where the caller may organise, each with its kecamatan.</summary>
    public IReadOnlyList<(string Code, string Label)> Villages =>
        [.. office.Lists.Lists["desa"].Where(d => Me.Caller.Organises(d.Value)).Select(d => (d.Value, $"{d.Label}, {office.Label("kecamatan", d.Value[..8])}"))];

    public static IReadOnlyList<OfficeRole> Roles => OfficeRole.All;

    public async Task<IActionResult> OnPostHitungAsync()
    {
        if (Lacks() is { } lacks)
            Refused = new("input", lacks);
        else
        {
            var outcome = await Me.SeeAsync(turn => plan.CountAsync(new(Clean(Role), Clean(Kecamatan)), turn));
            (Audience, Refused) = (outcome.Result, outcome.Refusal);
        }
        return Page();
    }

    public async Task<IActionResult> OnPostUndangAsync()
    {
        if (Lacks() is { } lacks)
        {
            Refused = new("input", lacks);
            return Page();
        }
        var outcome = await Me.DoAsync(turn => plan.RunAsync(
            new(Kind!, Clean(Heading)!, Clean(Agenda) ?? "", office.Zone.ToUtc(At!.Value), Desa!, Clean(Building)!, null, Clean(Role), Clean(Kecamatan), null), turn));
        if (outcome.Result is not { } made)
        {
            Refused = outcome.Refusal;
            return Page();
        }
        TempData["Kabar"] = $"{made.Number} dibuat; {made.Invited} orang diundang lewat bot.";
        return Redirect("/konsol/kegiatan/" + made.Number);
    }

    private string? Lacks() =>
        Kinds.All(k => k.Value != Kind) ? "Mohon pilih jenis acara."
        : Clean(Heading) is not { Length: <= 150 } ? "Mohon tulis nama acara, paling panjang 150 huruf."
        : Clean(Agenda) is { Length: > 1000 } ? "Bahasan lebih dari 1.000 huruf."
        : At is null ? "Mohon isi tanggal dan jam."
        : Villages.All(v => v.Code != Desa) ? "Mohon pilih desa atau kelurahan tempat acara."
        : Clean(Building) is not { Length: <= 200 } ? "Mohon tulis gedung atau alamat, paling panjang 200 huruf."
        : Clean(Role) is { } role && OfficeRole.Find(role) is null ? "Mohon pilih siapa yang diundang." : null;
}
