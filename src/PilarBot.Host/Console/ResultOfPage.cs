using Microsoft.AspNetCore.Mvc;

namespace PilarBot.Host.StaffConsole;

/// <summary>Lets a page answer with what endpoints answer with: Razor Pages take no <see cref="IResult"/> of a handler.</summary>
internal sealed class ResultOfPage(IResult result) : ActionResult
{
    public override Task ExecuteResultAsync(ActionContext context) => result.ExecuteAsync(context.HttpContext);
}
