using Microsoft.AspNetCore.Mvc;
using PilarBot.Office.People;
using PilarBot.Office.Reference;

namespace PilarBot.Host.StaffConsole.Pages.Orang;

/// <summary>One person of the roster: roles and places, tags, chats; what administrators change of them.</summary>
internal sealed class RincianModel(ConsoleUser me, KeepPeople keep) : ConsoleModel(me)
{
    [BindProperty(SupportsGet = true, Name = "orang")]
    public Guid Id { get; set; }

    /// <summary>A part of the name of whom to make one with this person.</summary>
    [BindProperty(SupportsGet = true, Name = "kembar")]
    public string? Twin { get; set; }

    [BindProperty]
    public string? Role { get; set; }

    [BindProperty]
    public string? Place { get; set; }

    [BindProperty]
    public string? Decree { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    public KeepPeople.Details Person { get; private set; } = null!;

    /// <summary>Whom <see cref="Twin"/> found; null before it was asked.</summary>
    public IReadOnlyList<KeepPeople.Line>? Twins { get; private set; }

    /// <summary>Shown once, in the answer to the request for it.</summary>
    public string? Code { get; private set; }

    public bool IsAdmin => Me.Caller.Has("admin");
    public static IReadOnlyList<OfficeRole> Roles => OfficeRole.All;

    public Task<IActionResult> OnGetAsync() => LoadAsync();

    public Task<IActionResult> OnPostPeranAsync() => DoAsync(turn => keep.GrantAsync(Id, new(Role ?? "", Place ?? "", Clean(Decree)), turn), done => $"Peran diberikan kepada {done.Name}.", LoadAsync);

    public Task<IActionResult> OnPostAkhiriAsync(Guid peran) => DoAsync(turn => KeepPeople.EndAsync(Id, peran, turn), done => $"Peran {done.Name} diakhiri.", LoadAsync);

    public Task<IActionResult> OnPostNamaAsync() => DoAsync(turn => KeepPeople.RenameAsync(Id, Text ?? "", turn), done => $"Nama sekarang {done.Name}.", LoadAsync);

    public async Task<IActionResult> OnPostKodeAsync()
    {
        var outcome = await Me.DoAsync(turn => KeepPeople.CodeAsync(Id, turn));
        (Code, Refused) = (outcome.Result?.Word, outcome.Refusal);
        return await LoadAsync();
    }

    public Task<IActionResult> OnPostLepasAsync(Guid chat) => DoAsync(turn => KeepPeople.UntieAsync(Id, chat, turn), done => $"Chat dilepas dari {done.Name}.", LoadAsync);

    public Task<IActionResult> OnPostLabelAsync() => DoAsync(
        turn => TagPeople.PutAsync(new(Id.ToString("N"), Text ?? ""), turn), done => done.Changed ? $"Label {done.Tag} dipasang." : $"Label {done.Tag} sudah ada.", LoadAsync);

    public Task<IActionResult> OnPostLepasLabelAsync(string label) => DoAsync(turn => TagPeople.TakeOffAsync(new(Id.ToString("N"), label ?? ""), turn), done => $"Label {done.Tag} dilepas.", LoadAsync);

    public async Task<IActionResult> OnPostSatukanAsync(Guid lain)
    {
        var outcome = await Me.DoAsync(turn => MergePeople.RunAsync(Id, lain, turn));
        if (outcome.Result is not { } merged)
        {
            Refused = outcome.Refusal;
            return await LoadAsync();
        }
        TempData["Kabar"] = $"Disatukan ke {merged.Name}: {merged.Chats} chat dan {merged.Roles} peran dipindahkan.";
        return Redirect($"/konsol/orang/{Id}");
    }

    private async Task<IActionResult> LoadAsync()
    {
        var (person, twins) = await Me.SeeAsync(async turn => (
            await keep.ShowAsync(Id, turn), IsAdmin && Clean(Twin) is { } twin ? (await keep.ListAsync(new(twin, null, null, null, null), turn)).Lines : null));
        if (person is null)
            return NotFound();
        (Person, Twins) = (person, twins?.Where(t => t.Id != Id).ToList());
        return Page();
    }
}
