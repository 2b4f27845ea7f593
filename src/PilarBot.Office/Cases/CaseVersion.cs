using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PilarBot.Flows.Inputs;
using PilarBot.Office.Conversations;

namespace PilarBot.Office.Cases;

/// <summary>
/// Which stand of a case somebody has before their eyes, so that nobody overwrites unknowingly what another did meanwhile. It changes with
/// everything that is shown of the case.
/// </summary>
internal static class CaseVersion
{
    public static readonly ActionRefusal Changed = new(
        "changed", "Belum disimpan: kasus ini baru saja diubah orang lain. Lihat perubahannya, lalu kirim lagi bila masih perlu.");

    /// <summary>The stand now.</summary>
    public static async Task<string> OfAsync(CaseFile file, TurnContext turn)
    {
        var events = await turn.Db.CaseEvents.CountAsync(e => e.CaseId == file.Id, turn.Cancellation);
        var files = await turn.Db.Media.CountAsync(m => m.OwnerKind == "case" && m.OwnerId == file.Id && m.State == Media.MediaState.Stored, turn.Cancellation);
        return string.Create(CultureInfo.InvariantCulture, $"{events}-{files}-{file.MissingMedia}-{file.HandlerId?.GetHashCode() ?? 0:x}");
    }

    /// <summary>The stand of a case that the caller handles; null when there is none.</summary>
    public static async Task<string?> OfAsync(string number, TurnContext turn) =>
        await FindCases.FindHandledAsync(number, turn) is { } file ? await OfAsync(file, turn) : null;

    /// <summary>Holds the case until the transaction ends, and refuses when it is not as it was seen.</summary>
    /// <param name="number">The case's.</param>
    /// <param name="seen">The stand that was seen.</param>
    /// <param name="turn">In a writing transaction.</param>
    public static async Task<ActionRefusal?> CheckAsync(string number, string? seen, TurnContext turn)
    {
        if (await FindCases.FindHandledAsync(number, turn) is not { } file)
            return new NoSuchCase().ToRefusal();
        await turn.Db.Cases.Where(c => c.Id == file.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.MissingMedia, c => c.MissingMedia), turn.Cancellation);
        await turn.Db.Entry(file).ReloadAsync(turn.Cancellation);
        return await OfAsync(file, turn) == seen ? null : Changed;
    }
}
