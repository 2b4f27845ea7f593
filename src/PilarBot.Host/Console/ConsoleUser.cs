using PilarBot.Office.Conversations;
using PilarBot.Office.Staff;

namespace PilarBot.Host.StaffConsole;

/// <summary>Who is signed in, with the roles in force at this request; through them every page reads and acts.</summary>
internal sealed class ConsoleUser(DeskWork desk, IHttpContextAccessor http)
{
    private Caller? caller;

    /// <summary>Who. Pages are reached only by people of the office.</summary>
    /// <exception cref="InvalidOperationException">Nobody is signed in.</exception>
    public Caller Caller => caller ?? throw new InvalidOperationException("Nobody is signed in.");

    /// <summary>False on the pages that lead in.</summary>
    public bool IsKnown => caller is not null;

    private CancellationToken Cancellation => http.HttpContext?.RequestAborted ?? CancellationToken.None;

    /// <summary>Set once a request, when its session was found to hold.</summary>
    internal void Enter(Caller who) => caller = who;

    /// <summary>True when a page is for this person.</summary>
    public bool MaySee(string address) => ConsolePages.Find(address) is { } page && Caller.Has([.. page.Roles]);

    /// <summary>See <see cref="DeskWork.DoAsync"/>.</summary>
    public Task<ActionOutcome<T>> DoAsync<T>(Func<TurnContext, Task<ActionOutcome<T>>> work) where T : class => desk.DoAsync(Caller, work, Cancellation);

    /// <summary>See <see cref="DeskWork.SeeAsync"/>.</summary>
    public Task<T> SeeAsync<T>(Func<TurnContext, Task<T>> work) => desk.SeeAsync(Caller, work, Cancellation);
}
