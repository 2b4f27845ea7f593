using PilarBot.Channels;
using PilarBot.Office.Audit;
using PilarBot.Office.Outbox;
using PilarBot.Office.Sealing;
using PilarBot.Office.Templates;

namespace PilarBot.Office.Conversations;

/// <summary>What an action works with: the turn's transaction, who talks, and ways to say something here or elsewhere.</summary>
internal sealed class TurnContext(
    OfficeDatabase database, OfficeDbContext db, TurnEntry entry, Sealer sealer, KeyedHash hash, OutboxOptions outbox, DateTime now, CancellationToken cancellation)
{
    private readonly HashSet<string> accounts = [];

    public OfficeDbContext Db => db;
    public Conversation Conversation => entry.Conversation;
    public Caller Caller { get; set; } = entry.Caller;

    /// <summary>See <see cref="TurnEntry.IsAtDesk"/>.</summary>
    public bool IsAtDesk => entry.IsAtDesk;

    public Sealer Sealer => sealer;
    public KeyedHash Hash => hash;

    /// <summary>The turn's time, UTC: the same for all that it does.</summary>
    public DateTime Now => now;

    public CancellationToken Cancellation => cancellation;

    /// <summary>The accounts whose senders are to be woken once the turn is committed.</summary>
    public IReadOnlyCollection<string> Accounts => accounts;

    /// <summary>What this turn says here is for: a reminder when the clock caused it.</summary>
    public MessagePurpose Purpose { get; set; }

    /// <summary>True when files were noted that are to be fetched once the turn is committed.</summary>
    public bool HasNewMedia { get; set; }

    /// <summary>A new id, in the order of time.</summary>
    public Guid NewId() => Guid.CreateVersion7(new DateTimeOffset(now));

    /// <summary>The next number of a series, for what people call by number.</summary>
    public Task<long> NextNumberAsync(string series) => database.NextNumberAsync(db, series, cancellation);

    /// <summary>
    /// Enters into the audit trail what the caller does as one of the office's people. Never what somebody does as the reporter of a
    /// complaint, even where that is one of them.
    /// </summary>
    /// <param name="act">What.</param>
    /// <param name="record">The record's number, or its id where it has none.</param>
    /// <param name="detail">A code, or a count.</param>
    public void Audit(AuditAct act, string? record, string? detail = null) => db.AuditEntries.Add(AuditEntry.ByPerson(
        Caller.PersonId ?? throw new InvalidOperationException("Only people on the roster do what is entered."), act, record, detail, now, sealer));

    /// <summary>Has an account's sender woken once the turn is committed.</summary>
    public void Wake(string account) => accounts.Add(account);

    /// <summary>Owes a message to this chat, behind all earlier ones.</summary>
    public void Say(OutboundMessage message, bool isReceipt = false)
    {
        if (IsAtDesk || Conversation.Unreachable is not null)
            return;
        Conversation.SpokenOrdinal = ++Conversation.LastOrdinal;
        var (id, ordinal) = (Conversation.Id, Conversation.LastOrdinal);
        accounts.Add(Conversation.Account);
        db.Outbox.Add(new()
        {
            ConversationId = id,
            Ordinal = ordinal,
            Account = Conversation.Account,
            Body = OutboxBody.Seal(sealer, Conversation.Key, id, ordinal, message),
            Purpose = Purpose,
            NotBefore = isReceipt ? now + outbox.ReceiptDelay : now,
            IsReceipt = isReceipt,
            CreatedAt = now,
        });
    }

    /// <summary>
    /// Owes a message to another chat. Locks that chat's row: two turns that do this to each other at once are undone by the
    /// database and run again.
    /// </summary>
    public async Task SayToAsync(Guid conversation, OutboundMessage message, MessagePurpose purpose)
    {
        if (conversation == Conversation.Id)
        {
            Say(message);
            return;
        }
        if (await OweMessage.ToAsync(db, conversation, message, purpose, sealer, now, cancellation) is { } account)
            accounts.Add(account);
    }
}
