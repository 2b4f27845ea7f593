using Microsoft.AspNetCore.Mvc;
using PilarBot.Office.Help;

namespace PilarBot.Host.StaffConsole.Pages.Percakapan;

/// <summary>Somebody who waits for a human: what they wrote, and the office's answer.</summary>
internal sealed class DetailModel(ConsoleUser me, HelpDesk help) : ConsoleModel(me)
{
    private const int ShortestText = 2;
    private const int LongestText = 2000;

    [BindProperty(SupportsGet = true, Name = "id")]
    public string Id { get; set; } = "";

    /// <summary>Which of the ready answers to begin with.</summary>
    [BindProperty(SupportsGet = true, Name = "siap")]
    public int? Ready { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    /// <summary>Null once somebody has answered.</summary>
    public HelpDesk.Details? Details { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (Ready is { } ready && ready >= 0 && ready < ReadyAnswers.All.Count)
            Text = ReadyAnswers.All[ready].Text;
        return await LoadAsync();
    }

    public async Task<IActionResult> OnPostJawabAsync()
    {
        Text = Text?.Trim();
        if (Text is not { Length: >= ShortestText and <= LongestText })
        {
            Refused = new("bad-text", "Jawaban belum dikirim: tulis 2 sampai 2.000 huruf.");
            return await LoadAsync();
        }
        var outcome = await Me.DoAsync(turn => help.AnswerAsync(new(Id, Text), turn));
        if (outcome.Refusal is { } refusal)
        {
            Refused = refusal;
            return await LoadAsync();
        }
        TempData["Kabar"] = "Jawaban dikirim lewat bot. Bila dibalas, percakapan ini muncul lagi di sini.";
        return Redirect("/konsol/percakapan");
    }

    private async Task<IActionResult> LoadAsync()
    {
        var outcome = await Me.SeeAsync(turn => help.ShowAsync(new(Id), turn));
        Details = outcome.Result;
        Refused ??= outcome.Refusal;
        return Page();
    }
}
