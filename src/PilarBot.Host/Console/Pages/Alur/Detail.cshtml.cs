using System.Text;
using Microsoft.AspNetCore.Mvc;
using PilarBot.Flows.Definition;
using PilarBot.Flows.Drawing;
using PilarBot.Office;
using PilarBot.Office.Conversations;

namespace PilarBot.Host.StaffConsole.Pages.Alur;

/// <summary>One flow as a drawing and as its file.</summary>
internal sealed class DetailModel(ConsoleUser me, FlowLibrary library, OfficeProfile office) : ConsoleModel(me)
{
    [BindProperty(SupportsGet = true, Name = "alur")]
    public string Name { get; set; } = "";

    public Flow Flow { get; private set; } = null!;
    public string Source { get; private set; } = "";

    public IActionResult OnGet()
    {
        var flows = library.Current;
        if (flows.Find(Name) is not { } found)
            return NotFound();
        Flow = found;
        Source = flows.Files.FirstOrDefault(f => f.Path == found.File)?.Content ?? "";
        return Page();
    }

    public IActionResult OnGetGambar()
    {
        var flows = library.Current;
        return flows.Find(Name) is { } found ? File(Encoding.UTF8.GetBytes(SvgDrawing.Draw(flows, found, office.Lists)), "image/svg+xml") : NotFound();
    }
}
