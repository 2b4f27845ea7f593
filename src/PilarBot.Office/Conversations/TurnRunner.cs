using System.Text.Json.Serialization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PilarBot.Channels;
using PilarBot.Flows.Engine;
using PilarBot.Flows.Events;
using PilarBot.Flows.Inputs;
using PilarBot.Office.Broadcasts;
using PilarBot.Office.Help;
using PilarBot.Office.Outbox;
using PilarBot.Office.Reminders;
using PilarBot.Office.Sealing;
using PilarBot.Office.Templates;

namespace PilarBot.Office.Conversations;

/// <summary>What became of a message.</summary>
public enum TurnResult
{
    /// <summary>It had its turn, and whatever it caused is committed.</summary>
    Done,
    /// <summary>It had its turn before.</summary>
    Repeat,
    /// <summary>Its turn failed three times: it is set aside, the person has been told.</summary>
    Quarantined,
    /// <summary>The database is out of reach: nothing happened, the channel has to deliver it again.</summary>
    Outage,
}

/// <summary>
/// One message, one transaction: seen before?, lock and load the chat, walk the flow, carry out its actions, write its replies into
/// the outbox, commit. Nothing leaves inside the transaction, and nothing is acknowledged before it.
/// </summary>
public sealed partial class TurnRunner
{
    private const int Tries = 3;
    private const int Conflicts = 20;

    private readonly OfficeDatabase database;
    private readonly FlowEngine engine;
    private readonly FlowLibrary flows;
    private readonly ActionCatalog actions;
    private readonly Sealer sealer;
    private readonly KeyedHash hash;
    private readonly TurnEvents events;
    private readonly Wakeups wakeups;
    private readonly OutboxOptions outbox;
    private readonly TimeProvider clock;
    private readonly ILogger<TurnRunner> logger;

    internal TurnRunner(
        OfficeDatabase database, FlowEngine engine, FlowLibrary flows, ActionCatalog actions, Sealer sealer, KeyedHash hash, TurnEvents events,
        Wakeups wakeups, IOptions<OutboxOptions> outbox, TimeProvider clock, ILogger<TurnRunner> logger)
    {
        this.database = database;
        this.engine = engine;
        this.flows = flows;
        this.actions = actions;
        this.sealer = sealer;
        this.hash = hash;
        this.events = events;
        this.wakeups = wakeups;
        this.outbox = outbox.Value;
        this.clock = clock;
        this.logger = logger;
    }

    /// <summary>Gives a message its turn. Messages of one chat are to come one after the other: see <see cref="ChatLanes"/>.</summary>
    public async Task<TurnResult> ReceiveAsync(InboundMessage message, CancellationToken cancellation)
    {
        var hash = SeenMessage.HashOf(this.hash, message.Key);
        return await TryAsync(
            now => EnterAndRunAsync(message, hash, now, cancellation),
            fault => QuarantineAsync(message, hash, fault, cancellation),
            cancellation);
    }

    /// <summary>Gives a chat whose clock has run out a turn, unless its person wrote meanwhile or another host was first.</summary>
    internal Task<TurnResult> ResumeAsync(Guid conversation, CancellationToken cancellation) =>
        ResumeAsync(conversation, turn =>
        {
            if (!(turn.Conversation.DueAt <= turn.Now))
                return Task.FromResult<Input?>(null);
            turn.Purpose = MessagePurpose.Reminder;
            turn.Db.Reminders.Add(DraftReminder.Of(turn.Conversation, turn.Now));
            return Task.FromResult<Input?>(new ClockInput());
        }, cancellation);

    /// <summary>Gives a chat a turn that begins with work of another kind under the chat's lock: a verdict about a file.</summary>
    /// <param name="conversation">The chat.</param>
    /// <param name="prepare">Does the work, and gives what the dialogue is to hear of it; null when it is to hear nothing.</param>
    /// <param name="cancellation">Ends the wait.</param>
    internal Task<TurnResult> ResumeAsync(Guid conversation, Func<TurnContext, Task<Input?>> prepare, CancellationToken cancellation) =>
        TryAsync(
            async now =>
            {
                await using var db = database.Open();
                await using var transaction = await database.BeginWriteAsync(db, cancellation);
                if (await TurnEntry.EnterAsync(db, conversation, now, cancellation) is not { } entry)
                    return TurnResult.Repeat;
                var turn = new TurnContext(database, db, entry, sealer, hash, outbox, now, cancellation);
                if (await prepare(turn) is { } input)
                    await WalkAsync(turn, input, null);
                await CommitAsync(turn, transaction);
                return TurnResult.Done;
            },
            async fault =>
            {
                await SkipClockAsync(conversation, cancellation);
                return TurnResult.Quarantined;
            },
            cancellation);

    // Three tries for what fails by itself. An outage is nobody's fault and ends at once; two transactions in each other's way do not
    // count either, since the same again succeeds.
    private async Task<TurnResult> TryAsync(
        Func<DateTime, Task<TurnResult>> run, Func<Exception, Task<TurnResult>> giveUp, CancellationToken cancellation)
    {
        var (failures, conflicts) = (0, 0);
        Exception? fault = null;
        while (true)
        {
            try
            {
                return await (fault is null ? run(clock.GetUtcNow().UtcDateTime) : giveUp(fault));
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                throw;
            }
            catch (Exception exception) when (database.IsOutage(exception))
            {
                Log.Outage(logger, exception.GetType().Name);
                return TurnResult.Outage;
            }
            catch (Exception exception) when ((exception is ChatOvertakenException || database.IsConflict(exception)) && ++conflicts < Conflicts)
            {
                Log.Conflict(logger, conflicts);
            }
            catch (Exception exception) when (fault is null)
            {
                Log.Failed(logger, ++failures, Fault.Describe(exception));
                fault = failures == Tries ? exception : null;
            }
        }
    }

    private async Task<TurnResult> EnterAndRunAsync(InboundMessage message, byte[] hash, DateTime now, CancellationToken cancellation)
    {
        await using var db = database.Open();
        await using var transaction = await database.BeginWriteAsync(db, cancellation);
        var turn = await EnterAsync(db, message, hash, now, cancellation);
        if (turn is null)
            return TurnResult.Repeat;
        if (message.Content is not MovedContent)
            await ChatAliases.LearnAsync(message, turn);
        switch (message.Content)
        {
            case MembershipContent membership:
                turn.Conversation.Unreachable = membership.Reachable ? null : UnreachableReason.Blocked;
                break;
            case GroupContent group:
                if (group.Addressed)
                    turn.Say(new OutboundText(flows.Current.Say("group")));
                break;
            case ReactionContent or DeletedContent:
                // Nobody expects an answer, and what was answered stays.
                break;
            case MovedContent moved:
                await ChatAliases.MoveAsync(message, moved, turn);
                break;
            default:
                Hear(message, turn);
                if (turn.Conversation.HasHeld)
                    await HeldMessages.ReleaseAsync(turn);
                // The button under a template: what was held is the answer.
                if (message.Content is TapContent { Data: TemplateRegistry.Open })
                    break;
                if (AcknowledgeBroadcast.Of(message.Content) is { } read)
                {
                    await AcknowledgeBroadcast.RunAsync(read, turn);
                    break;
                }
                if (message.Content is TextContent said && DangerWords.In(said.Text) && !DangerWords.AreWorkOf(turn.Caller))
                    turn.Say(new OutboundText(flows.Current.Say("emergency")));
                await WalkAsync(turn, InputMapping.ToInput(message.Content), message);
                break;
        }
        await CommitAsync(turn, transaction);
        return TurnResult.Done;
    }

    // Who writes can be reached again, whatever an earlier send came to; and may be answered, even where the answer is that it failed.
    private static void Hear(InboundMessage message, TurnContext turn)
    {
        turn.Conversation.Unreachable = null;
        turn.Conversation.Heard(message.SentAt is { } at && at < turn.Now ? at : turn.Now);
    }

    private async Task<TurnContext?> EnterAsync(
        OfficeDbContext db, InboundMessage message, byte[] hash, DateTime now, CancellationToken cancellation)
    {
        var id = Guid.CreateVersion7(new DateTimeOffset(now));
        var entry = await TurnEntry.EnterAsync(db, message, this.hash, hash, id, sealer.NewKey(id), now, cancellation);
        return entry.IsRepeat ? null : new(database, db, entry, sealer, this.hash, outbox, now, cancellation);
    }

    private async Task WalkAsync(TurnContext turn, Input input, InboundMessage? message)
    {
        var conversation = turn.Conversation;
        var dialogue = conversation.OpenDialogue(sealer);
        var world = await flows.WorldAsync(dialogue.Revisions, turn);
        var happened = new List<FlowEvent>();
        var first = input;
        while (true)
        {
            var sprint = engine.Resume(world, dialogue, input, turn.Now);
            dialogue = sprint.Dialogue;
            // Before any action: the file that completes an answer belongs to the record that the answer leads to.
            if (ReferenceEquals(input, first))
                TurnEvents.NoteMedia(sprint, turn, first, message);
            happened.AddRange(sprint.Events);
            if (sprint.Events is not [.., ActionRequested request])
                break;
            var (result, refusal) = await actions.RunAsync(request.Name, request.Arguments, turn);
            input = new ActionResultInput(request.Key, result, refusal);
            // An action may have made somebody of whom nothing was known.
            world = world with { Me = flows.PersonOf(turn.Caller) };
        }
        await events.HandleAsync(happened, turn, message);
        conversation.KeepDialogue(dialogue, sealer);
    }

    private async Task CommitAsync(TurnContext turn, WriteTransaction transaction)
    {
        await turn.Db.SaveChangesAsync(turn.Cancellation);
        await transaction.CommitAsync(turn.Cancellation);
        foreach (var account in turn.Accounts)
            wakeups.Outbox(account);
        if (turn.HasNewMedia)
            wakeups.Media();
    }

    private async Task<TurnResult> QuarantineAsync(InboundMessage message, byte[] hash, Exception fault, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var db = database.Open();
        await using var transaction = await database.BeginWriteAsync(db, cancellation);
        var turn = await EnterAsync(db, message, hash, now, cancellation);
        if (turn is null)
            return TurnResult.Repeat;
        if (message.Content is not (MembershipContent or GroupContent or ReactionContent or DeletedContent or MovedContent))
            Hear(message, turn);
        var (id, notQueued) = await SetAside.AddAsync(turn, message, fault, flows.Current, database);
        await CommitAsync(turn, transaction);
        Log.Quarantined(logger, id);
        if (notQueued is not null)
            Log.NotQueued(logger, Fault.Describe(notQueued));
        return TurnResult.Quarantined;
    }

    // A chat whose clock cannot be served must not be tried for ever: it rests until its person writes again.
    private Task<int> SkipClockAsync(Guid conversation, CancellationToken cancellation) =>
        database.WriteAsync(async db =>
        {
            await using var command = OfficeDatabase.Command(db, "UPDATE conversations SET due_at = NULL WHERE id = @id;", ("id", conversation));
            return await command.ExecuteNonQueryAsync(cancellation);
        }, cancellation);

    private static partial class Log
    {
        [LoggerMessage(1001, LogLevel.Warning, "The database is out of reach ({Kind}); the message stays with its channel")]
        public static partial void Outage(ILogger logger, string kind);

        [LoggerMessage(1002, LogLevel.Debug, "Two transactions were in each other's way; running the turn again ({Times})")]
        public static partial void Conflict(ILogger logger, int times);

        [LoggerMessage(1003, LogLevel.Error, "A turn failed, try {Try} of 3: {Fault}")]
        public static partial void Failed(ILogger logger, int @try, string fault);

        [LoggerMessage(1004, LogLevel.Error, "A message is in quarantine as {Id}; look at it in the quarantine list")]
        public static partial void Quarantined(ILogger logger, Guid id);

        [LoggerMessage(1005, LogLevel.Error, "Whoever sent a quarantined message could not be put into the queue of those who wait for a human: {Fault}")]
        public static partial void NotQueued(ILogger logger, string fault);
    }
}

[JsonSerializable(typeof(InboundMessage))]
internal sealed partial class QuarantineJson : JsonSerializerContext;
