using PilarBot.Channels;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Reminders;

/// <summary>
/// One kind of reminder: finds whom a cause gives a reason to be reminded, and says it. When it is sent, to which chat, with what
/// others, and what becomes of it is the same for all: <see cref="FindReminders"/> and <see cref="SendReminders"/>.
/// </summary>
/// <param name="code">Kept with each reminder.</param>
/// <param name="label">As people read it: <c>Kunjungan kasus</c>.</param>
/// <param name="because">Why somebody gets it, after <em>karena</em>: <c>Anda mencatat rencana kunjungan</c>.</param>
internal abstract class ReminderKind(string code, string label, string because)
{
    public string Code { get; } = code;
    public string Label { get; } = label;
    public string Because { get; } = because;

    /// <summary>False for what somebody cannot refuse to be reminded of, such as a duty with a legal deadline.</summary>
    public virtual bool MayBeMuted => true;

    /// <summary>
    /// The reminders that the causes call for as they stand: those whose time begins in the window and is not over. Called a day ahead to
    /// find them, and again for one person when they are sent: what it does not name any more is not sent.
    /// </summary>
    public abstract Task<IReadOnlyList<DueReminder>> DueAsync(OfficeDbContext db, ReminderWindow window, CancellationToken cancellation);

    /// <summary>What one person reads of those that are due together.</summary>
    /// <param name="context">What it is written with.</param>
    /// <param name="due">Of <see cref="DueAsync"/>; at least one, none with a reason to be passed over.</param>
    /// <returns>With a button at least; null when there is nothing to tell.</returns>
    public abstract Task<OutboundText?> WriteAsync(ReminderContext context, IReadOnlyList<DueReminder> due);
}

/// <summary>What reminders are written with.</summary>
/// <param name="Db">Inside the transaction that sends.</param>
/// <param name="Sealer">Opens what is sealed.</param>
/// <param name="Now">UTC.</param>
/// <param name="Cancellation">Ends the work.</param>
internal sealed record ReminderContext(OfficeDbContext Db, Sealer Sealer, DateTime Now, CancellationToken Cancellation);

/// <summary>A reminder that a cause calls for.</summary>
/// <param name="Person">Whom.</param>
/// <param name="Key">Of what, and which time of several; at most 96 characters, names nobody.</param>
/// <param name="At">From when on it is useful, UTC.</param>
/// <param name="Until">From when on it is not any more, UTC: the next one takes over, or it is too late.</param>
internal record DueReminder(Guid Person, string Key, DateTime At, DateTime Until)
{
    /// <summary>Why it is not to be sent though its time comes; null for one that is.</summary>
    public ReminderSkip? Skip { get; init; }
}

/// <summary>Which reminders are asked for: those that begin before <paramref name="Until"/> and are not over at <paramref name="Now"/>.</summary>
/// <param name="Now">UTC.</param>
/// <param name="Until">UTC; the same as <paramref name="Now"/> when they are sent.</param>
/// <param name="Person">Only this person's; null for everybody's.</param>
internal sealed record ReminderWindow(DateTime Now, DateTime Until, Guid? Person)
{
    /// <summary>True when a time lies in it.</summary>
    public bool Holds(DateTime at, DateTime until) => at <= Until && until > Now;
}
