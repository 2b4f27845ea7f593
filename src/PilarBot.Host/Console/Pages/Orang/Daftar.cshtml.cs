using Microsoft.AspNetCore.Mvc;
using PilarBot.Flows.Definition;
using PilarBot.Office;
using PilarBot.Office.Conversations;
using PilarBot.Office.People;
using PilarBot.Office.Reference;

namespace PilarBot.Host.StaffConsole.Pages.Orang;

/// <summary>The roster, by filters that stand in the address, and those who ask to be on it.</summary>
internal sealed class DaftarModel(ConsoleUser me, KeepPeople keep, OfficeProfile office) : ConsoleModel(me)
{
    [BindProperty(SupportsGet = true, Name = "cari")]
    public string? Search { get; set; }

    [BindProperty(SupportsGet = true, Name = "peran")]
    public string? Role { get; set; }

    [BindProperty(SupportsGet = true, Name = "kecamatan")]
    public string? Kecamatan { get; set; }

    [BindProperty(SupportsGet = true, Name = "label")]
    public string? Tag { get; set; }

    [BindProperty(SupportsGet = true, Name = "sesudah")]
    public Guid? After { get; set; }

    public IReadOnlyList<KeepPeople.Line> Lines { get; private set; } = [];
    public bool HasMore { get; private set; }
    public IReadOnlyList<ListEntry> Waiting { get; private set; } = [];
    public IReadOnlyList<ListEntry> Tags { get; private set; } = [];
    public IReadOnlyList<ReferenceItem> Places => office.Lists.Lists["kecamatan"];
    public static IReadOnlyList<OfficeRole> Roles => OfficeRole.All;

    public string Next => "/konsol/orang" + QueryString.Create(
        new (string Name, string? Value)[] { ("cari", Search), ("peran", Role), ("kecamatan", Kecamatan), ("label", Tag), ("sesudah", $"{Lines[^1].Id}") }
            .Where(p => p.Value is { Length: > 0 }).Select(p => KeyValuePair.Create(p.Name, p.Value)));

    public async Task OnGetAsync() => ((Lines, HasMore), Waiting, Tags) = await Me.SeeAsync(async turn => (
        await keep.ListAsync(new(Clean(Search), Role, Kecamatan, Tag, After), turn), (await Register.WaitingAsync(new(), turn)).Result?.List ?? [],
        (await TagPeople.ListAsync(new(), turn)).Result?.List ?? []));
}
