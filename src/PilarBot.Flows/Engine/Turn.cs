using PilarBot.Flows.Definition;
using PilarBot.Flows.Events;
using PilarBot.Flows.Texts;

namespace PilarBot.Flows.Engine;

/// <summary>One call of the engine while it runs: the dialogue as it becomes, and the events so far.</summary>
internal sealed class Turn(World world, EngineLimits limits, Dialogue dialogue, DateTime now)
{
    private readonly List<FlowEvent> events = [];
    private Standing? standing;

    public World World => world;

    public EngineLimits Limits => limits;

    public DateTime Now => now;

    /// <summary>The wall-clock time where the person is.</summary>
    public DateTime LocalNow => world.Me.Zone.ToLocal(now);

    public DateOnly Today => DateOnly.FromDateTime(LocalNow);

    /// <summary>Phrases are always those in use now: an old revision need not know what a newer engine says.</summary>
    public Phrasebook Phrases { get; private set; } = world.Flows.PhrasesIn(dialogue.Language);

    /// <summary>What can be said of the person.</summary>
    public PersonValues Me
    {
        get => field ??= new(world.Me, Phrases, world.Channel);
        private set;
    }

    public ChannelLimits Channel => world.Flows.Vocabulary.Limits;

    public Display Display
    {
        get => field ??= new(world.Me.Zone, Phrases, world.Channel);
        private set;
    }

    public IReadOnlyList<FlowEvent> Events => events;

    public Dialogue Dialogue { get; private set; } = dialogue;

    public Session? Session => Dialogue.Session;

    /// <summary>The running session's flow, at the session's own revision.</summary>
    public Flow? Flow => Session is { } session ? FlowOf(session) : null;

    /// <summary>Where the running session stands, without anything happening.</summary>
    public Standing Standing => standing ??= Walker.Locate(this);

    public void Change(Dialogue changed)
    {
        if (!ReferenceEquals(changed.Session, Dialogue.Session)) standing = null;
        Dialogue = changed;
    }

    /// <summary>Talks in another language from here on.</summary>
    public void Speak(string language)
    {
        Change(Dialogue with { Language = language == world.Flows.Phrases.Language ? null : language });
        Phrases = world.Flows.PhrasesIn(language);
        (Me, Display, standing) = (null!, null!, null);
    }

    public void ChangeSession(Func<Session, Session> change) => Change(Dialogue with { Session = change(Session!) });

    public void Raise(FlowEvent happened) => events.Add(happened);

    /// <summary>A tap is told first, before what came of it.</summary>
    public void RaiseFirst(FlowEvent happened) => events.Insert(0, happened);

    public string Words(Phrase phrase, params IReadOnlyList<Insert> inserts) =>
        Phrases.Texts.TryGetValue(phrase.Key, out var template) ? template.Render(new PhraseValues(inserts, Me), Display) : phrase.Key;

    public string Words(Template template) => template.Render(Me, Display);

    public void Say(Phrase phrase, params IReadOnlyList<Insert> inserts) => Raise(new MessageCreated(Words(phrase, inserts)));

    public void Say(string markdown, IReadOnlyList<Button> buttons) => Raise(new MessageCreated(markdown) { Buttons = buttons });

    /// <summary>Asks something of the engine's own, above the session.</summary>
    public void Interject(Interjection interjection, string markdown, params IReadOnlyList<(string Label, string Value)> choices)
    {
        var ordinal = Dialogue.Ordinal + 1;
        Change(Dialogue with { Ordinal = ordinal, Interjection = interjection });
        Say(markdown, [.. choices.Select(c => Buttons.Answer(ordinal, c.Label, c.Value, Channel))]);
    }

    /// <summary>The same call once more, from an earlier state.</summary>
    public Turn From(Dialogue earlier) => new(world, limits, earlier, now);

    /// <summary>The set that a session stands on.</summary>
    public FlowSet SetOf(Session session) =>
        session.Revision == world.Flows.Revision ? world.Flows
        : world.Earlier.TryGetValue(session.Revision, out var earlier) ? earlier
        : throw new ResumeException(ResumeError.UnknownRevision, $"The revision {session.Revision} of flow {session.Flow} is not at hand.");

    public Flow? FlowOf(Session session) => SetOf(session).Find(session.Flow);

    public string TitleOf(Session session) => FlowOf(session) is { } flow ? TitleOf(flow) : session.Flow;

    /// <summary>The title as the person reads it.</summary>
    public string TitleOf(Flow flow) => flow.Title.In(Dialogue.Language);
}
