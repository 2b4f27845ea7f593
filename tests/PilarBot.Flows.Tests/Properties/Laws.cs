using PilarBot.Flows.Definition;
using PilarBot.Flows.Engine;
using PilarBot.Flows.Events;
using PilarBot.Flows.Inputs;
using PilarBot.Flows.Texts;

namespace PilarBot.Flows.Tests.Properties;

/// <summary>What holds between the calls of one chat, and what would hold if something else came next.</summary>
internal sealed class Laws
{
    private static readonly string[] escapes = ["menu", "batal", "bantuan", "petugas", "kembali"];

    private readonly HashSet<string> written = [];
    private readonly Engines elsewhere;

    public Laws(EngineLimits limits, ChannelLimits channel)
    {
        Engines = new(limits)
        {
            Looks = (_, sprint) => Bounds.Look(sprint, limits, channel),
            Acts = Write,
        };
        elsewhere = new(limits) { Looks = (_, sprint) => Bounds.Look(sprint, limits, channel) };
    }

    public Engines Engines { get; }

    /// <summary>After an input and its actions.</summary>
    public static void After(Sight before, Sight after, bool changesRoles)
    {
        BrokenPromiseException.Unless(after.Dialogue.Session is not { WaitingFor: null }, Promise.NothingIsStuck, "a session waits for nothing");
        if (changesRoles) return;
        foreach (var session in before.Dialogue.Drafts.Append(before.Dialogue.Session).OfType<Session>()) Stays(session, before, after);
    }

    // what stands before a write in the order of the walk; somebody of another role walks elsewhere
    private static void Stays(Session session, Sight before, Sight after)
    {
        var passed = new Sight(before.World, before.Limits, before.Dialogue with { Session = session, Interjection = null }, before.Now).Turn.Standing.Passed;
        var sent = passed.Reverse().SkipWhile(e => e.Kind != TrailKind.Wrote).Where(e => e.Kind is TrailKind.Answered or TrailKind.Wrote).ToList();
        if (sent.Count == 0 || after.Dialogue.Drafts.Append(after.Dialogue.Session).FirstOrDefault(s => s is not null && IdOf(s) == IdOf(session)) is not { } same) return;
        foreach (var entry in sent)
            BrokenPromiseException.Unless(same.Trail.Any(e => e.Key == entry.Key && e.Value?.ToJsonString() == entry.Value?.ToJsonString()), Promise.WhatWasSentStays, $"{entry.Key} was sent, and is taken back");
    }

    /// <summary>Tries what could come next, aside from the chat.</summary>
    public void Probe(Sight sight, Dice dice)
    {
        if (sight.Buttons.Count > 0) Button(sight, dice);
        if (sight.Dialogue.Session is null) return;
        Escape(sight, dice);
        var turn = sight.Turn;
        if (Sight.Question(turn) is { } at) Answer(sight, at, ValidAnswer.For(turn, at, dice), dice);
    }

    private void Write(Dialogue dialogue, ActionRequested request)
    {
        if (Actions.Vocabulary.Actions[request.Name].Effect == ActionEffect.Writes)
            BrokenPromiseException.Unless(written.Add($"{IdOf(dialogue.Session!)} {request.Key}"), Promise.WritesHappenOnce, $"{request.Key} is carried out for a second time");
    }

    private void Button(Sight sight, Dice dice)
    {
        var button = dice.Of(sight.Buttons);
        var (dialogue, events) = elsewhere.Take(sight.World, sight.Dialogue, new TapInput(button.Data), sight.Now, dice);
        var turn = sight.Turn;
        BrokenPromiseException.Unless(
            !events.OfType<MessageCreated>().Any(m => m.Markdown.StartsWith(turn.Words(Phrase.StaleTap), StringComparison.Ordinal) || m.Markdown.StartsWith(turn.Words(Phrase.StaleTapInFlow), StringComparison.Ordinal)),
            Promise.ButtonsInSightWork, $"{button} is in sight, and is called stale");
        BrokenPromiseException.Unless(events.Count > 0, Promise.ButtonsInSightWork, $"{button} is in sight, and does nothing; the dialogue is {System.Text.Encoding.UTF8.GetString(dialogue.ToJson())}");
    }

    private void Escape(Sight sight, Dice dice)
    {
        var word = dice.Of(escapes);
        var (dialogue, events) = elsewhere.Take(sight.World, sight.Dialogue, new TextInput(word), sight.Now, dice);
        var works = events.Any(e => e is MessageCreated or FlowCompleted) && word switch
        {
            "menu" => dialogue.Session is null,
            "batal" => dialogue.Session is null || dialogue.Interjection is { Kind: InterjectionKind.Cancel },
            "petugas" => events.Any(e => e is HumanRequested { Reason: HumanReason.Asked }),
            _ => true,
        };
        BrokenPromiseException.Unless(works, Promise.EscapeWordsWork, $"\"{word}\" gives\n{Transparent.Of(events)}");
    }

    private void Answer(Sight sight, AtAsk at, List<Input> answer, Dice dice)
    {
        if (answer.Count == 0) return;
        var (dialogue, said) = (sight.Dialogue, new List<FlowEvent>());
        foreach (var input in answer)
        {
            (dialogue, var events) = elsewhere.Take(sight.World, dialogue, input, sight.Now, dice);
            said.AddRange(events);
        }
        var full = sight.Turn.Words(Phrase.DialogueFull);
        var moved = dialogue.Session is not { } session || IdOf(session) != IdOf(sight.Dialogue.Session!) || session.WaitingFor != at.AskKey
            || said.OfType<MessageCreated>().Any(m => m.Markdown == full);
        BrokenPromiseException.Unless(moved, Promise.AValidAnswerMovesOn, $"{at.AskKey} ({at.Ask.Kind}) does not take\n{string.Join('\n', answer.Select(Transparent.Of))}\n{Transparent.Of(said)}");
    }

    private static string IdOf(Session session) => $"{session.Flow} {session.StartedAt:O}";
}
