using PilarBot.Office.Verval;

namespace PilarBot.Host.StaffConsole.Pages.Verval;

/// <summary>The rounds, newest first.</summary>
internal sealed class DaftarModel(ConsoleUser me, VervalProgress progress) : ConsoleModel(me)
{
    public IReadOnlyList<(string Id, VervalProgress.Result Round)> Rounds { get; private set; } = [];

    public async Task OnGetAsync() => Rounds = await Me.SeeAsync(async turn =>
    {
        var rounds = new List<(string, VervalProgress.Result)>();
        foreach (var entry in (await VervalProgress.RoundsAsync(new(), turn)).Result?.List ?? [])
            if ((await progress.RunAsync(new(entry.Value), turn)).Result is { } round)
                rounds.Add((entry.Value, round));
        return rounds;
    });
}
