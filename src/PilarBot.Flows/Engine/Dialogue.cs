using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using PilarBot.Flows.Events;

namespace PilarBot.Flows.Engine;

/// <summary>
/// All that the engine remembers of one chat: the running session, the drafts that wait, and which question is open. A value: the
/// engine gives a new one back and the host keeps it. It serialises to JSON; its size depends on the answers given, never on the
/// number of turns.
/// </summary>
public sealed record Dialogue
{
    /// <summary>A chat in which nothing has happened.</summary>
    public static readonly Dialogue New = new();

    /// <summary>The flow that is being walked, or null.</summary>
    public Session? Session { get; init; }

    /// <summary>Sessions that were left in the middle and can be taken up again, newest first; at most <see cref="EngineLimits.Drafts"/>.</summary>
    public IReadOnlyList<Session> Drafts { get; init => field = value ?? []; } = [];

    /// <summary>The last question's number; rises with every question asked, so that a tap on an old one is known as stale.</summary>
    public int Ordinal { get; init; }

    /// <summary>A question that the engine itself has open, above the session: whether to switch flows, which draft to take up.</summary>
    public Interjection? Interjection { get; init; }

    /// <summary>The album whose photos were just accepted: its late members are absorbed without a word.</summary>
    public string? Album { get; init; }

    /// <summary>What the last tap that counted carried: the same again is a double tap, and no word is lost over it.</summary>
    public string? LastTap { get; init; }

    /// <summary>The code of the language that the person chose; null for the one in which flows are written.</summary>
    public string? Language { get; init; }

    /// <summary>True while a keyboard offers to share something, so that it is taken away with the next words.</summary>
    public bool Sharing { get; init; }

    /// <summary>
    /// The buttons under the last words where no session runs, so that their labels and numbers can be typed; null when they are those of
    /// the menu, which is known.
    /// </summary>
    public IReadOnlyList<Button>? Offered { get; init; }

    /// <summary>When the host shall next come with a <see cref="Inputs.ClockInput"/>, UTC; null when nothing is to come.</summary>
    [JsonIgnore]
    public DateTime? DueAt => Drafts.Prepend(Session).Where(s => s is not null).Min(s => s!.DueAt);

    /// <summary>The flow revisions that sessions here stand on; the host has them at hand before it resumes.</summary>
    [JsonIgnore]
    public IEnumerable<string> Revisions => Drafts.Prepend(Session).Where(s => s is not null).Select(s => s!.Revision).Distinct();

    /// <summary>
    /// One of two dialogues that turn out to be the same person's. This one goes on with what it has open, the other one's where nothing
    /// is open here; whatever else is unfinished waits as a draft.
    /// </summary>
    /// <param name="other">The one in which the person did nothing since.</param>
    /// <param name="limits">How many drafts are kept.</param>
    public Dialogue Join(Dialogue other, EngineLimits limits)
    {
        ArgumentNullException.ThrowIfNull(other);
        ArgumentNullException.ThrowIfNull(limits);
        var (open, rest) = Session is null && Interjection is null && other.Session is not null ? (other, this) : (this, other);
        var waiting = rest.Session is { } left && Engine.Drafts.HasAnswers(left) ? rest.Drafts.Prepend(left) : rest.Drafts;
        return open with
        {
            Drafts = [.. open.Drafts.Concat(waiting).OrderByDescending(d => d.TouchedAt).Take(limits.Drafts)],
            // A button of the other one must not pass for an answer to the question that is open: then all are stale, and it is asked again.
            Ordinal = rest.Ordinal < open.Ordinal || rest.Ordinal == 0 ? open.Ordinal : rest.Ordinal + 1,
            Language = Language ?? other.Language,
            Sharing = Sharing || other.Sharing,
        };
    }

    /// <summary>The stored form.</summary>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, DialogueJson.Compact.Dialogue);

    /// <summary>Reads what <see cref="ToJson"/> wrote, in this version of the program or an earlier one.</summary>
    public static Dialogue FromJson(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize(json, DialogueJson.Compact.Dialogue)!;
}

/// <summary>One walk through one flow. What has happened in it is its trail: everything else follows by walking the flow again.</summary>
public sealed record Session
{
    /// <summary>The flow's name.</summary>
    public required string Flow { get; init; }

    /// <summary>The revision of the flow set that it began with and stays on.</summary>
    public required string Revision { get; init; }

    /// <summary>When it began, UTC.</summary>
    public required DateTime StartedAt { get; init; }

    /// <summary>When the person last did something in it, UTC.</summary>
    public required DateTime TouchedAt { get; init; }

    /// <summary>What the flow was started with.</summary>
    public JsonObject? Arguments { get; init; }

    /// <summary>What was said, answered and done, in the order in which it happened.</summary>
    public IReadOnlyList<TrailEntry> Trail { get; init => field = value ?? []; } = [];

    /// <summary>The ask, review or action at which it waits, by key; null when it is over.</summary>
    public string? WaitingFor { get; init; }

    /// <summary>Invalid answers to the open question so far.</summary>
    public int Retries { get; init; }

    /// <summary>The page of a paged choice, and the words by which it is narrowed.</summary>
    public int Page { get; init; }

    /// <summary>The search words of a searchable choice, or null.</summary>
    public string? Search { get; init; }

    /// <summary>The answer that <c>kembali</c> or a correction took back, offered again.</summary>
    public TrailEntry? Suggestion { get; init; }

    /// <summary>What was gathered so far for the open question: ids of files, or picked values.</summary>
    public IReadOnlyList<string> Gathered { get; init => field = value ?? []; } = [];

    /// <summary>True while one answer is asked again and those behind it are kept.</summary>
    public bool Correcting { get; init; }

    /// <summary>When the next nudge or the expiry is due, UTC; null when the flow has neither.</summary>
    public DateTime? DueAt { get; init; }

    /// <summary>True once the nudge has been sent.</summary>
    public bool Nudged { get; init; }
}

/// <summary>One thing that happened in a session.</summary>
/// <param name="Key">The step's key: its name, or its path in the flow, behind the keys of the calls that led to it.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Value">The answer's or result's value; null when skipped.</param>
/// <param name="Label">How the value is shown: <c>Lanjut Usia Telantar</c>, <c>************9999</c>; null where it is shown as it is.</param>
public sealed record TrailEntry(string Key, TrailKind Kind, JsonNode? Value = null, string? Label = null)
{
    /// <summary>The way out that was taken instead of an answer: one of the question's <c>or</c>; null when there is a value.</summary>
    public string? Choice { get; init; }
}

/// <summary>What a trail entry records.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TrailKind>))]
public enum TrailKind
{
    /// <summary>A text was said.</summary>
    Said,
    /// <summary>A question was answered.</summary>
    Answered,
    /// <summary>A reading action gave its result.</summary>
    Read,
    /// <summary>A writing action gave its result: nothing before it can be taken back.</summary>
    Wrote,
    /// <summary>An action was refused; the value is <c>{"code","text"}</c>.</summary>
    RefusedAction,
}

/// <summary>A question of the engine's own.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Flow">The flow it is about, where it is about one.</param>
/// <param name="Arguments">What that flow would start with.</param>
public sealed record Interjection(InterjectionKind Kind, string? Flow = null, JsonObject? Arguments = null);

/// <summary>The engine's own questions.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<InterjectionKind>))]
public enum InterjectionKind
{
    /// <summary>Another flow's start word came in the middle of one: switch?</summary>
    Switch,
    /// <summary>A flow was started of which a draft waits: take it up, or begin anew?</summary>
    ResumeDraft,
    /// <summary>Which answer shall be corrected?</summary>
    Correct,
    /// <summary>Three invalid answers: help, skip, or a human?</summary>
    Stuck,
    /// <summary>Cancel for good?</summary>
    Cancel,
}

[JsonSerializable(typeof(Dialogue))]
internal sealed partial class DialogueJson : JsonSerializerContext
{
    // letters of other scripts as they are: escaped they would take twice the room
    public static readonly DialogueJson Compact = new(new JsonSerializerOptions
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
