using Microsoft.Extensions.Options;
using PilarBot.Flows.Definition;
using PilarBot.Host.Setup;
using PilarBot.Host.Workers;
using PilarBot.Office.Conversations;

namespace PilarBot.Host.StaffConsole.Pages.Alur;

/// <summary>The flows in use, and what keeps edited files from being taken into use.</summary>
internal sealed class DaftarModel(ConsoleUser me, FlowLibrary library, FlowWatcher watcher, IOptions<DemoOptions> demo) : ConsoleModel(me)
{
    /// <summary>Of more problems than these the first ones are mended first.</summary>
    public const int Shown = 50;

    public string Revision { get; } = library.Current.Revision[..FlowLibrary.Digits];
    public IReadOnlyList<Flow> All { get; } = [.. library.Current.All.OrderBy(f => f.Menu?.Order ?? int.MaxValue).ThenBy(f => f.Name, StringComparer.Ordinal)];
    public IReadOnlyList<Problem> Problems { get; } = watcher.Refused;

    /// <summary>True where the simulator can be opened from this browser.</summary>
    public bool HasPhones => demo.Value.Enabled && LoopbackOnly.IsAllowed(HttpContext);
}
