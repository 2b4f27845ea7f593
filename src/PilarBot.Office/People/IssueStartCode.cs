using Microsoft.EntityFrameworkCore;
using PilarBot.Channels;
using PilarBot.Flows.Answers;
using PilarBot.Office.Audit;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.People;

/// <summary>Gives a code with which a chat is tied to somebody on the roster, found by the phone number.</summary>
internal sealed class IssueStartCode(OfficeDatabase database, KeyedHash hash, TimeProvider clock)
{
    /// <param name="IsOnRoster">False when nobody has the number.</param>
    /// <param name="Code">To be sent as <c>/start code</c>; null when the chat is that person's already.</param>
    public sealed record Answer(bool IsOnRoster, string? Code);

    public Task<Answer> RunAsync(string phone, ChannelAddress chat, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return database.WriteAsync(async db =>
        {
            if (Phone.Read(phone).Number is not { } number)
                return new Answer(false, null);
            var known = hash.Of(HashPurpose.Phone, number);
            if (await db.People.FirstOrDefaultAsync(p => p.PhoneHash == known, cancellation) is not { } person)
                return new(false, null);
            if (await db.Conversations.AnyAsync(c => c.Account == chat.Account && c.Address == chat.Address && c.PersonId == person.Id, cancellation))
                return new(true, null);
            db.AuditEntries.Add(AuditEntry.By(AuditActor.CommandLine, AuditAct.StartCodeIssued, person.Id.ToString(), null, now));
            var code = StartCode.New();
            db.Set<StartCode>().Add(new() { Hash = StartCode.HashOf(code), PersonId = person.Id, Until = now + StartCode.Lifetime });
            return new(true, code);
        }, cancellation);
    }
}
