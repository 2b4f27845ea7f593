using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PilarBot.Channels;
using PilarBot.Flows.Inputs;
using PilarBot.Host.Jobs;
using PilarBot.Office.Conversations;
using PilarBot.Office.Exports;
using Quartz;

namespace PilarBot.Host.StaffConsole;

/// <summary>What the console's pages share: who looks at them, and how the outcome of an act is told.</summary>
internal abstract class ConsoleModel(ConsoleUser me) : PageModel
{
    public ConsoleUser Me => me;

    /// <summary>Why the last act was refused; shown above the form, whose fields keep what was typed.</summary>
    public ActionRefusal? Refused { get; protected set; }

    /// <summary>Runs an act; done, the page is shown anew with a line that says so, so that reloading does not do it again.</summary>
    /// <param name="work">A use case.</param>
    /// <param name="done">What to say.</param>
    /// <param name="again">Shows the page with the refusal; what was typed stays.</param>
    protected async Task<IActionResult> DoAsync<T>(Func<TurnContext, Task<ActionOutcome<T>>> work, Func<T, string> done, Func<Task<IActionResult>> again) where T : class
    {
        var outcome = await me.DoAsync(work);
        if (outcome.Refusal is { } refusal)
        {
            Refused = refusal;
            return await again();
        }
        TempData["Kabar"] = done(outcome.Result!);
        return Redirect(Request.Path + Request.QueryString.Value?.Replace("handler=", "_=", StringComparison.Ordinal));
    }

    /// <summary>Asks for a table as a file and leads to the page that tells how far it is.</summary>
    /// <param name="ask">A use case.</param>
    /// <param name="again">Shows the page with the refusal.</param>
    protected async Task<IActionResult> ExportAsync(Func<TurnContext, Task<ActionOutcome<TableExport>>> ask, Func<Task<IActionResult>> again)
    {
        var outcome = await me.DoAsync(ask);
        if (outcome.Refusal is { } refusal)
        {
            Refused = refusal;
            return await again();
        }
        // Else it would wait for the job's next time.
        var scheduler = await HttpContext.RequestServices.GetRequiredService<ISchedulerFactory>().GetScheduler(HttpContext.RequestAborted);
        await scheduler.TriggerJob(new(nameof(PackageJob)), HttpContext.RequestAborted);
        return Redirect($"/konsol/unduhan/{outcome.Result!.Id:N}");
    }

    /// <summary>Gives a kept file out: a picture is shown, all else is saved as a file.</summary>
    /// <param name="media">Where it is kept.</param>
    /// <param name="id">Its id; whether somebody may see it was asked before.</param>
    /// <param name="type">As it was kept with.</param>
    /// <param name="name">To save it under.</param>
    protected async Task<IActionResult> KeptFileAsync(IMediaSource media, Guid id, string? type, string name)
    {
        var isPicture = type is "image/jpeg" or "image/png";
        Response.Headers.ContentDisposition = $"{(isPicture ? "inline" : "attachment")}; filename=\"{name}\"";
        return File(await media.OpenAsync(id.ToString(), HttpContext.RequestAborted), isPicture ? type! : "application/octet-stream");
    }

    /// <summary>Words that were typed, without what surrounds them; null for none.</summary>
    protected static string? Clean(string? text) => text?.Trim() is { Length: > 0 } written ? written : null;
}
