using Microsoft.EntityFrameworkCore;
using PilarBot.Flows.Definition;
using PilarBot.Office.Conversations;

namespace PilarBot.Office.Complaints;

/// <summary>Orders the register of complaints for whoever handles them; <see cref="MakeRegisters"/> makes it after the turn and sends it into their chat.</summary>
internal sealed class ExportComplaints(OfficeProfile office)
{
    /// <param name="Period"><c>this-month</c>, <c>this-year</c>, or <c>all</c>.</param>
    public sealed record Input([property: Kind(ValueKind.Choice)] string Period);

    /// <param name="Since">The first day; null for all.</param>
    public sealed record Result(DateOnly? Since);

    public async Task<ActionOutcome<Result>> RunAsync(Input input, TurnContext turn)
    {
        if (turn.Caller.PersonId is not { } person || !turn.Caller.HandlesComplaints())
            return new NotForHandling().ToRefusal();
        // WhatsApp takes no such files.
        if (turn.Conversation.Account.StartsWith("whatsapp", StringComparison.OrdinalIgnoreCase))
            return new NoFilesHere().ToRefusal();
        var period = ComplaintWords.Read<ExportPeriod>(input.Period);
        var chat = turn.Conversation.Id;
        // Asked again while it waits, it is the same.
        if (!await turn.Db.ComplaintExports.AnyAsync(e => e.ForChat == chat && e.Period == period, turn.Cancellation))
            turn.Db.ComplaintExports.Add(new() { Id = turn.NewId(), PersonId = person, ForChat = chat, Period = period, NotBefore = turn.Now });
        return new Result(Since(period, office.DayOf(turn.Now)));
    }

    /// <summary>The first day of a period; null when it has none.</summary>
    public static DateOnly? Since(ExportPeriod period, DateOnly today) => period switch
    {
        ExportPeriod.ThisMonth => new(today.Year, today.Month, 1),
        ExportPeriod.ThisYear => new(today.Year, 1, 1),
        ExportPeriod.All => null,
    };
}
