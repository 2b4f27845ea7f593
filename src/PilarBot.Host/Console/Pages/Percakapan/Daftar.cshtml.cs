using Microsoft.AspNetCore.Mvc;
using PilarBot.Office.Help;

namespace PilarBot.Host.StaffConsole.Pages.Percakapan;

/// <summary>People who wait for a human of the office to write, those first who wait longest.</summary>
internal sealed class DaftarModel(ConsoleUser me, HelpDesk help, TimeProvider clock) : ConsoleModel(me)
{
    /// <param name="Id">Of the request.</param>
    /// <param name="Details">As the chat shows it.</param>
    public sealed record Row(string Id, HelpDesk.Details Details);

    public IReadOnlyList<Row> Waiting { get; private set; } = [];
    public string Stamp { get; private set; } = "";

    public async Task OnGetAsync() => (Waiting, Stamp) = await Me.SeeAsync(async turn =>
    {
        var rows = new List<Row>();
        foreach (var entry in (await help.WaitingAsync(new(), turn)).Result?.List ?? [])
            // Answered between the two looks: no row any more.
            if ((await help.ShowAsync(new(entry.Value), turn)).Result is { } details)
                rows.Add(new(entry.Value, details));
        return (rows, await WaitingStamp.OfAsync(turn) ?? "");
    });

    /// <summary>Tells when others wait than those who are shown.</summary>
    public IActionResult OnGetHidup(string versi) => LiveEndpoint.Stream(versi, () => Me.SeeAsync(WaitingStamp.OfAsync), clock, HttpContext.RequestAborted);
}
