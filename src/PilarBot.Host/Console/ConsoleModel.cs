using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PilarBot.Flows.Inputs;
using PilarBot.Office.Conversations;

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
}
